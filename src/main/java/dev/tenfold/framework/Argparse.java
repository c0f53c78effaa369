package dev.tenfold.framework;

import dev.tenfold.source.Text;
import dev.tenfold.training.LearningRate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A parser of Python's argparse: an option by its exact name, or by a beginning that no other
 * option has; the last one wins (argparse.py, 3.11).
 *
 * @param keys the key that each option sets
 */
record Argparse(Map<String, String> keys) {
  Argparse {
    keys = Map.copyOf(keys);
  }

  /** Options whose key is their name with underscores. */
  static Argparse of(Collection<String> options) {
    Map<String, String> keys = new HashMap<>();
    options.forEach(option -> keys.put(option, option.replaceFirst("^-+", "").replace('-', '_')));
    return new Argparse(keys);
  }

  /** The same with one more name for a key. */
  Argparse with(String option, String key) {
    Map<String, String> more = new HashMap<>(keys);
    more.put(option, key);
    return new Argparse(more);
  }

  /** The key that a flag sets; empty for a flag that is unknown or ambiguous. */
  Optional<String> key(String flag) {
    Optional<String> exact = Optional.ofNullable(keys.get(flag));
    if (exact.isPresent()) {
      return exact;
    }
    List<String> longer =
        flag.startsWith("--") && flag.length() > 2
            ? keys.keySet().stream().filter(option -> option.startsWith(flag)).toList()
            : List.of();
    return longer.size() == 1 ? Optional.ofNullable(keys.get(longer.getFirst())) : Optional.empty();
  }

  /** Puts the flags into the settings, on top of what is there. */
  void put(Flags flags, Settings settings) {
    for (Flags.Flag flag : flags.flags()) {
      if (flag.isUnknown()) {
        settings.open(flag.unknown());
      } else {
        key(flag.name())
            .ifPresent(key ->
                settings.put(key, flag.name(), flag.value().orElseGet(() -> Text.made("true"))));
      }
    }
  }

  /** What it refuses of the flags for a rate. */
  Optional<LearningRate> fault(Flags flags, String rate) {
    return flags.flags().stream()
        .map(Flags.Flag::name)
        .filter(flag -> flag.length() > 2 && key(flag).isEmpty() && begins(flag, rate))
        .findFirst()
        .<LearningRate>map(flag -> Numbers.invalid(Text.made(flag), "is ambiguous"))
        .or(() -> ArgparseRate.fault(flags, this::key, rate));
  }

  private boolean begins(String flag, String rate) {
    return keys.entrySet().stream()
        .anyMatch(option -> option.getValue().equals(rate) && option.getKey().startsWith(flag));
  }
}
