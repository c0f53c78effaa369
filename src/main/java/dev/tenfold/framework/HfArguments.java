package dev.tenfold.framework;

import dev.tenfold.source.Text;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The rules of transformers' HfArgumentParser (transformers/hf_argparser.py): every field is a flag
 * with underscores and with dashes, the last one wins, and a prefix will do where it is unique.
 */
final class HfArguments {
  private HfArguments() {}

  /** Puts the flags into the settings, on top of what is there. */
  static void put(Flags flags, Set<String> fields, Settings settings) {
    for (Flags.Flag flag : flags.flags()) {
      if (flag.isUnknown()) {
        settings.open(flag.unknown());
        continue;
      }
      resolve(flag.name(), fields)
          .ifPresent(field ->
              settings.put(field, flag.name(), flag.value().orElseGet(() -> Text.made("true"))));
    }
  }

  /** The field that a flag sets; empty for one that the parser does not know or finds ambiguous. */
  static Optional<String> resolve(String flag, Set<String> fields) {
    if (!flag.startsWith("--")) {
      return Optional.empty();
    }
    String name = flag.substring(2);
    String field = name.replace('-', '_');
    boolean oneSpelling = name.indexOf('_') < 0 || name.indexOf('-') < 0;
    if (fields.contains(field) && oneSpelling) {
      return Optional.of(field);
    }
    if (name.isEmpty() || !oneSpelling || (name.indexOf('_') < 0 && name.indexOf('-') < 0)) {
      return Optional.empty();
    }
    List<String> longer = fields.stream().filter(known -> known.startsWith(field)).toList();
    return longer.size() == 1 ? Optional.of(longer.getFirst()) : Optional.empty();
  }
}
