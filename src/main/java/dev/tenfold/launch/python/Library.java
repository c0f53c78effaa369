package dev.tenfold.launch.python;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is known of Python's own library, and of the few functions of others that only parse. */
final class Library {
  /** A function: what it gives for these arguments, or null where that is not known. */
  interface Known {
    @Nullable Value call(Arguments arguments, Calling.Place place);
  }

  private final Map<String, Known> functions = new HashMap<>();
  private final ArgumentParsers parsers;
  private final Starting starting;
  private final DataFiles files;

  Library(Interpreter python) {
    new Builtins(python).into(functions);
    new Conversions(python).into(functions);
    new SystemFunctions(python).into(functions);
    files = new DataFiles(python);
    files.into(functions);
    parsers = new ArgumentParsers(python);
    starting = new Starting(python);
  }

  /** What a call of something by its whole name gives, or null where that is not read. */
  @Nullable Value call(String path, Arguments arguments, Calling.Place place) {
    Known known = functions.get(path);
    return known == null ? null : known.call(arguments, place);
  }

  /** What a call of a method of something that is not read gives, or null. */
  @Nullable Value method(Value.Attribute method, Arguments arguments, Calling.Place place) {
    @Nullable Value result = starting.method(method, arguments, place);
    if (result == null) {
      result = files.method(method, arguments);
    }
    return result == null ? parsers.method(method, arguments) : result;
  }
}
