package dev.tenfold.framework;

import dev.tenfold.launch.Versions;
import dev.tenfold.launch.python.Call;
import dev.tenfold.launch.python.PythonReading;
import dev.tenfold.launch.python.Value;
import java.util.List;
import java.util.Optional;

/**
 * Arguments that the named version of transformers takes no more. Up to 4.57 {@code
 * from_pretrained(load_in_4bit=True)} quantises; since 5.0 the word goes on to the model's class,
 * which raises a TypeError (transformers/modeling_utils.py, 4.57.1, 5.0.0 and 5.23.0). Where no
 * version is named, the run is read as one that trains.
 */
final class RemovedArguments {
  private static final List<String> REMOVED = List.of("load_in_4bit", "load_in_8bit");
  private static final String LOADS = "from_pretrained";

  private RemovedArguments() {}

  /** Why the program ends before it trains, as a clause. */
  static Optional<String> in(PythonReading reading, Versions versions) {
    boolean refuses =
        versions
            .of("transformers")
            .filter(version -> Defaults.VERSIONS.compare(version, "5") >= 0)
            .isPresent();
    return refuses
        ? reading.calls().stream().flatMap(call -> removed(call).stream()).findFirst()
        : Optional.empty();
  }

  private static Optional<String> removed(Call call) {
    if (!(call.callee() instanceof Value.External type)
        || !type.root().equals("transformers")
        || !type.name().equals(LOADS)
        || !type.path().contains("Model")
        || !call.reach().within().isEmpty()) {
      return Optional.empty();
    }
    return REMOVED.stream()
        .filter(call.arguments().named()::containsKey)
        .findFirst()
        .map(argument ->
            "transformers 5 refuses "
                + argument
                + " in "
                + LOADS
                + ": give it a BitsAndBytesConfig");
  }
}
