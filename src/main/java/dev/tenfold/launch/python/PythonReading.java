package dev.tenfold.launch.python;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a Python program does, as far as it can be read.
 *
 * @param calls what it calls that it does not define itself, in the order of the calls
 * @param imports the modules that it imports, by their whole names
 * @param problem why it is no Python: then nothing of it runs
 * @param refused what ends it with an error, if it is certain to come to that
 * @param doubt why nothing of this is certain
 */
public record PythonReading(
    List<Call> calls,
    Set<String> imports,
    Optional<String> problem,
    Optional<String> refused,
    Optional<String> doubt) {
  public PythonReading {
    calls = List.copyOf(calls);
    imports = Set.copyOf(imports);
  }
}
