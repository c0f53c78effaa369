package dev.tenfold.framework;

import dev.tenfold.source.Reading;
import dev.tenfold.source.Setting;
import dev.tenfold.source.Text;
import dev.tenfold.source.YamlText.Style;
import dev.tenfold.source.YamlText.Tree;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The rules of transformers' HfArgumentParser (transformers/hf_argparser.py): every field is a flag
 * with underscores and with dashes, the last one wins, and a prefix will do where it is unique.
 */
final class HfArguments {
  private static final Set<String> TRUE = Set.of("true", "1", "yes", "t", "y");
  private static final Set<String> FALSE = Set.of("false", "0", "no", "f", "n");

  /** PyYAML's integers that no other reader takes for what they look like: 0x10, 010, 1:30. */
  private static final Pattern OTHER_BASE =
      Pattern.compile("[-+]?(?:0b[01_]+|0[0-7_]+|0x[0-9a-fA-F_]+|[1-9][0-9_]*(?::[0-5]?[0-9])+)");

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

  /** A boolean as HfArgumentParser's string_to_bool takes it; absent is false. */
  static Reading<Boolean> bool(Settings settings, String key) {
    return switch (settings.get(key)) {
      case Reading.Absent<Setting> absent -> new Reading.Found<>(false);
      case Reading.Unreadable<Setting>(String why) -> new Reading.Unreadable<>(why);
      case Reading.Found<Setting>(Setting setting) -> bool(setting.value(), key);
    };
  }

  private static Reading<Boolean> bool(Text text, String key) {
    Optional<String> known = text.known();
    if (known.isEmpty()) {
      return new Reading.Unreadable<>(key + " comes from " + String.join(", ", text.unknowns()));
    }
    String lower = known.get().strip().toLowerCase(Locale.ROOT);
    if (TRUE.contains(lower)) {
      return new Reading.Found<>(true);
    }
    return FALSE.contains(lower)
        ? new Reading.Found<>(false)
        : new Reading.Unreadable<>(key + " is \"" + known.get() + "\", no boolean");
  }

  /** Puts the top-level keys of a YAML recipe into the settings; nested ones are not flags. */
  static void put(Map<String, Tree> recipe, String channel, Settings settings) {
    recipe.forEach((key, tree) -> {
      if (tree instanceof Tree.Scalar(Text text, Style style, var span)) {
        settings.put(key, channel, style == Style.PLAIN ? pyyaml(text) : text);
      }
    });
  }

  /** PyYAML's booleans under the names that string_to_bool takes. */
  private static Text pyyaml(Text text) {
    return switch (text.toString()) {
      case "on", "On", "ON", "Yes", "YES", "True", "TRUE" -> Text.made("true");
      case "off", "Off", "OFF", "No", "NO", "False", "FALSE" -> Text.made("false");
      default ->
          OTHER_BASE.matcher(text).matches()
              ? Text.unknown(text + ", which YAML 1.1 reads as an integer of another base")
              : text;
    };
  }
}
