package dev.tenfold.source;

import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.parser.Parser;

/**
 * Refuses a text of more parts than anybody writes. A tree takes some hundred times the memory of
 * its text where keys and values are a letter each, so that the size of a text bounds too little.
 */
final class BoundedParser implements Parser {
  static final int MOST = 20_000;

  private final Parser parser;
  private int parts;

  BoundedParser(Parser parser) {
    this.parser = parser;
  }

  @Override
  public boolean checkEvent(Event.ID id) {
    return parser.checkEvent(id);
  }

  @Override
  public Event peekEvent() {
    return parser.peekEvent();
  }

  @Override
  public boolean hasNext() {
    return parser.hasNext();
  }

  @Override
  public Event next() {
    Event event = parser.next();
    if (event.getEventId() == Event.ID.Scalar && ++parts > MOST) {
      throw new YamlEngineException("it has more than " + MOST + " keys and values");
    }
    return event;
  }
}
