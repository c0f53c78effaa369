package dev.tenfold.framework;

import dev.tenfold.launch.Launch;
import dev.tenfold.launch.Program;
import dev.tenfold.launch.Word;
import dev.tenfold.source.Reading;
import dev.tenfold.source.Text;
import dev.tenfold.training.LearningRate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The rules of transformers' HfArgumentParser (transformers/hf_argparser.py): every field is a flag
 * with underscores and with dashes, the last one wins, and a prefix will do where it is unique.
 */
final class HfArguments {
  private HfArguments() {}

  /**
   * The words with those of the file beside a script before them, {@code train.args} for {@code
   * train.py}. Where the script itself is visible, so is that there is none.
   */
  static List<Word> withSidecar(Launch launch, List<Word> words) {
    if (!(launch.program() instanceof Program.Script(String path)) || !path.endsWith(".py")) {
      return words;
    }
    List<Word> all = new ArrayList<>();
    switch (launch.files().read(path.substring(0, path.length() - "py".length()) + "args")) {
      case Reading.Found<Text>(Text text) -> text.words().stream().map(Word::of).forEach(all::add);
      case Reading.Unreadable<Text>(String why) -> {
        if (launch.files().read(path).found().isEmpty()) {
          all.add(Word.any(Text.unknown(why)));
        }
      }
      case Reading.Absent<Text> _ -> {}
    }
    all.addAll(words);
    return all;
  }

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

  /**
   * What the parser refuses of the flags for the rate. A beginning without an underscore or a dash
   * is ambiguous, as both spellings have it; a later Python may not find it so.
   *
   * @param program who has no flag {@code --lr}
   */
  static Optional<LearningRate> fault(List<Word> words, Set<String> fields, String program) {
    Optional<Text> refused =
        words.stream()
            .map(Word::text)
            .filter(text -> text.is("--lr") || text.startsWith("--lr="))
            .findFirst();
    if (refused.isPresent()) {
      return Optional.of(
          Numbers.invalid(
              refused.get(),
              "is no flag of " + program + ": it is ambiguous with --lr_scheduler_type"));
    }
    Flags flags = Flags.parse(words);
    Optional<LearningRate> unclear =
        flags.flags().stream()
            .map(Flags.Flag::name)
            .filter(name -> name.length() > 2 && "--learning".startsWith(name))
            .findFirst()
            .map(name ->
                new LearningRate.Hidden(
                    name + " is ambiguous, or it is --learning_rate, as Python's version has it"));
    return unclear.isPresent()
        ? unclear
        : ArgparseRate.fault(flags, flag -> resolve(flag, fields), "learning_rate");
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
