package dev.tenfold.framework;

import dev.tenfold.launch.Word;
import dev.tenfold.source.Text;
import dev.tenfold.training.LearningRate;
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

  /**
   * What the parser stops at before any rate counts: argparse converts every value, the ones that
   * are overridden too, and finds a beginning without an underscore or a dash ambiguous, as both
   * spellings have it; a later Python may not.
   */
  static Optional<LearningRate> fault(
      List<Word> words, String rate, Set<String> fields, String framework) {
    List<Flags.Flag> flags = Flags.parse(words).flags();
    Optional<Flags.Flag> last =
        flags.reversed().stream()
            .filter(flag -> resolve(flag.name(), fields).filter(rate::equals).isPresent())
            .findFirst();
    for (Flags.Flag flag : flags) {
      if (flag.name().equals("--lr")) {
        return Optional.of(
            Numbers.invalid(
                Text.made(flag.name()),
                "is no flag of " + framework + ": it is ambiguous with --lr_scheduler_type"));
      }
      if (flag.name().length() > 2 && "--learning".startsWith(flag.name())) {
        return Optional.of(
            new LearningRate.Hidden(
                flag.name()
                    + " is ambiguous, or it is --learning_rate, as Python's version has it"));
      }
      if (resolve(flag.name(), fields).filter(rate::equals).isEmpty()) {
        continue;
      }
      Optional<Text> value = flag.value();
      if (value.isEmpty()) {
        return Optional.of(Numbers.invalid(Text.made(flag.name()), "has no value"));
      }
      if (Numbers.rate(value.get()) instanceof LearningRate.Invalid invalid
          && !Numbers.isFloat(invalid.written())) {
        return Optional.of(invalid);
      }
      if (value.get().toString().matches("-.*[eE].*") && !last.equals(Optional.of(flag))) {
        return Optional.of(
            new LearningRate.Hidden(
                value.get() + " is a flag or a number, as Python's version has it"));
      }
    }
    return Optional.empty();
  }
}
