package dev.tenfold.launch.python;

import dev.tenfold.source.Text;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A call, reached by the script, of something that it does not define itself. */
public final class Call {
  private record Write(int number, Value value) {}

  private final int number;
  private final Value callee;
  private final Text at;
  private final int site;
  private final Reach reach;
  private final Guards guards;
  private final @Nullable UserClass subclass;
  private final Map<String, List<Write>> writes = new LinkedHashMap<>();
  private Arguments arguments;

  Call(
      int number,
      Value callee,
      Arguments arguments,
      Text at,
      int site,
      Reach reach,
      Guards guards,
      @Nullable UserClass subclass) {
    this.number = number;
    this.callee = callee;
    this.arguments = arguments;
    this.at = at;
    this.site = site;
    this.reach = reach;
    this.guards = guards;
    this.subclass = subclass;
  }

  /** Counts the calls in the order in which they are reached. */
  public int number() {
    return number;
  }

  public Value callee() {
    return callee;
  }

  public Arguments arguments() {
    return arguments;
  }

  /** The call as it is written. */
  public Text at() {
    return at;
  }

  /** Tells calls by where they stand. */
  public int site() {
    return site;
  }

  public Reach reach() {
    return reach;
  }

  /** The class of the script whose object it makes, where that only extends an external one. */
  public Optional<UserClass> subclass() {
    return Optional.ofNullable(subclass);
  }

  /** The whole name of what is called, empty where it is a method of an object. */
  public String path() {
    return callee instanceof Value.External(String path) ? path : "";
  }

  /** The name of the method that is called, empty where it is none. */
  public String method() {
    return callee instanceof Value.Attribute(Value _, String name) ? name : "";
  }

  /** The object whose method is called, or nothing. */
  public Value receiver() {
    return callee instanceof Value.Attribute(Value of, String _) ? of : Value.MISSING;
  }

  /** What the script has set an attribute of the result to before a later call, or nothing. */
  public Value attribute(String name, Call before) {
    return attribute(name, before.number);
  }

  Value attribute(String name, int before) {
    Value value = Value.MISSING;
    for (Write write : writes.getOrDefault(name, List.of())) {
      if (write.number < before) {
        value = write.value;
      }
    }
    return value;
  }

  void write(String name, Value value, int now) {
    writes.computeIfAbsent(name, n -> new ArrayList<>()).add(new Write(now, value));
  }

  /** Within which branches it was made. */
  Guards guards() {
    return guards;
  }

  /** {@code super().__init__(...)} says what the class that is extended is given. */
  void initialise(Arguments given) {
    arguments = given;
  }

  @Override
  public String toString() {
    return "#" + number + " " + Values.described(callee) + "(...)";
  }
}
