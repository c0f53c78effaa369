package dev.tenfold.launch.python;

import dev.tenfold.source.Text;
import java.math.BigInteger;

/** Tells whether values count as true. */
final class Truths {
  private final Session session;

  Truths(Session session) {
    this.session = session;
  }

  Truth of(Value value) {
    return switch (session.way.resolved(value)) {
      case Value.Bool(boolean truth) -> Truth.of(truth);
      case Value.None _, Value.Missing _ -> Truth.of(false);
      case Value.Int(BigInteger number, Text _) -> Truth.of(number.signum() != 0);
      case Value.Real(double number, Text _) -> Truth.of(number != 0);
      case Value.Str(Text text) when text.isEmpty() -> Truth.of(false);
      case Value.Str(Text text) when text.isKnown() || text.length() > 1 -> Truth.of(true);
      case Value.Bytes(Text text) -> Truth.of(!text.isEmpty());
      case Items items when items.open().isEmpty() -> Truth.of(!items.values().isEmpty());
      case Dict dict when dict.open().isEmpty() -> ofDict(dict);
      case Function _, UserClass _, Module _, Value.Bound _, Value.Partial _ -> Truth.of(true);
      case Instance instance
          when instance.of().member("__bool__") == null
              && instance.of().member("__len__") == null ->
          Truth.of(true);
      case Value.Either(Condition condition, Value yes, Value no, int _) -> {
        Truth first = session.way.within(condition, true, () -> of(yes));
        Truth second = session.way.within(condition, false, () -> of(no));
        if (first instanceof Truth.Known(boolean a) && second instanceof Truth.Known(boolean b)) {
          yield a == b ? first : new Truth.Open(condition, a);
        }
        yield open(value);
      }
      case Value other -> open(other);
    };
  }

  private Truth ofDict(Dict dict) {
    boolean certain =
        dict.entries().stream()
            .anyMatch(entry ->
                !(entry.value() instanceof Value.Either)
                    && !(entry.value() instanceof Value.Missing));
    return certain || dict.size() == 0 ? Truth.of(certain) : open(dict);
  }

  private Truth open(Value value) {
    Condition condition = session.condition(Values.key(value), value);
    Boolean decided = session.way.guards().decided(condition);
    return decided == null ? new Truth.Open(condition, true) : Truth.of(decided);
  }

  /** The value that is true where this one is not. */
  Value not(Value value) {
    return switch (of(value)) {
      case Truth.Known(boolean holds) -> Value.Bool.of(!holds);
      case Truth.Open(Condition condition, boolean when) ->
          Values.either(condition, Value.Bool.of(!when), Value.Bool.of(when));
    };
  }
}
