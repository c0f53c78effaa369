package dev.tenfold.framework;

import dev.tenfold.launch.Word;
import dev.tenfold.source.Choice;
import dev.tenfold.source.Setting;
import dev.tenfold.source.Setting.Kind;
import dev.tenfold.source.Text;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Hydra's overrides: {@code key=value}, {@code +key=value} for a key that is not there yet, {@code
 * ++key=value} for either, {@code ~key} to take one away, and several values with commas between
 * for a sweep, which only a multirun takes (hydra/grammar, 1.3).
 *
 * @param sweeps whether this is a multirun
 * @param there keys that the configuration has before any override
 */
record HydraWords(boolean sweeps, Set<String> there) {
  private static final Pattern SWEEP = Pattern.compile("(?:choice|sort|shuffle)\\((.*)\\)");
  private static final Pattern CAST = Pattern.compile("float\\((.*)\\)");
  private static final Pattern NAMED = Pattern.compile("[a-z_]+=.*");
  private static final String INT = "(?:0|[1-9](?:_?\\d)*)";
  private static final String POINT = "(?:" + INT + "\\.|" + INT + "?\\.\\d(?:_?\\d)*)";

  /** FLOAT and INT of hydra/grammar/OverrideLexer.g4: a number with leading zeros is a string. */
  private static final Pattern NUMBER =
      Pattern.compile(
          "[+-]?(?:(?:" + POINT + "|" + INT + ")(?:[eE][+-]?\\d(?:_?\\d)*)?|(?i:inf|nan))");

  void put(List<Word> words, Settings settings) {
    for (Word word : words) {
      int equals = word.text().indexOf('=');
      Text key = (equals < 0 ? word.text() : word.text().sub(0, equals)).strip();
      if (word.mayBeMany() || !key.isKnown()) {
        settings.open(String.join(", ", word.text().unknowns()));
      } else if (key.startsWith("~")) {
        settings.remove(key.toString().substring(1));
      } else if (equals > 0) {
        put(key.toString(), word.text().sub(equals + 1).strip(), settings);
      }
    }
  }

  private void put(String written, Text value, Settings settings) {
    String key = written.replaceFirst("^\\+{1,2}", "");
    boolean isThere = there.contains(key) || settings.get(key).found().isPresent();
    if (written.startsWith("+") && !written.startsWith("++") && isThere) {
      settings.fail(
          Numbers.invalid(value, "cannot be added, as " + key + " is there: write " + key + "="));
    }
    if (there.contains(key) && !sweeps && isSweep(value)) {
      settings.fail(Numbers.invalid(value, "is a sweep, which Hydra takes only with --multirun"));
    }
    if (value.startsWith("{")) {
      settings.open(key + " is given as a mapping, which is not read");
    } else {
      settings.put(setting(key, value));
    }
  }

  private static boolean isSweep(Text value) {
    return !isQuoted(value) && (parts(value).size() > 1 || SWEEP.matcher(value).matches());
  }

  private Setting setting(String key, Text written) {
    String channel = key + "=";
    Matcher cast = CAST.matcher(written);
    Text value = cast.matches() ? written.sub(cast.start(1), cast.end(1)).strip() : written;
    String chars = value.toString();
    if (isQuoted(value)) {
      Text bare = value.sub(1, value.length() - 1);
      return new Setting(key, channel, bare, Kind.STRING, List.of());
    }
    List<Text> parts = parts(value);
    if (parts.size() > 1) {
      return sweeps
          ? sweep(parts, value)
              .map(choice -> new Setting(key, channel, choice, Kind.NUMBER, List.of()))
              .orElseGet(() -> new Setting(key, channel, value, Kind.STRING, List.of()))
          : new Setting(key, channel, value, Kind.STRING, List.of());
    }
    if (value.startsWith("[")) {
      return new Setting(key, channel, Text.made("a list"), Kind.COLLECTION, List.of());
    }
    return new Setting(key, channel, value, kind(value, chars), List.of());
  }

  private static Kind kind(Text value, String chars) {
    if (!value.isKnown()) {
      return Kind.TEXT;
    }
    if (chars.equalsIgnoreCase("null")) {
      return Kind.NULL;
    }
    if (chars.equalsIgnoreCase("true") || chars.equalsIgnoreCase("false")) {
      return Kind.BOOLEAN;
    }
    return NUMBER.matcher(chars).matches() ? Kind.NUMBER : Kind.STRING;
  }

  private static boolean isQuoted(Text value) {
    int last = value.length() - 1;
    return last > 0
        && value.charAt(0) == value.charAt(last)
        && (value.charAt(0) == '"' || value.charAt(0) == '\'');
  }

  /** The values that are tried; one where there is no sweep. */
  private static List<Text> parts(Text value) {
    Matcher sweep = SWEEP.matcher(value);
    if (sweep.matches()) {
      List<Text> parts = split(value.sub(sweep.start(1), sweep.end(1)));
      parts.removeIf(part -> NAMED.matcher(part).matches());
      return parts;
    }
    return split(value);
  }

  private static List<Text> split(Text value) {
    List<Text> parts = new ArrayList<>();
    int depth = 0;
    int from = 0;
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      depth += c == '(' || c == '[' || c == '{' ? 1 : c == ')' || c == ']' || c == '}' ? -1 : 0;
      if (c == ',' && depth == 0) {
        parts.add(value.sub(from, i).strip());
        from = i + 1;
      }
    }
    parts.add(value.sub(from).strip());
    return parts;
  }

  private static Optional<Text> sweep(List<Text> parts, Text value) {
    List<BigDecimal> numbers = new ArrayList<>();
    for (Text part : parts) {
      part.known().flatMap(Numbers::parse).ifPresent(numbers::add);
    }
    if (numbers.size() < parts.size()) {
      return Optional.empty();
    }
    List<BigDecimal> sorted = numbers.stream().sorted().toList();
    return Optional.of(
        Text.oneOf(
            new Choice(
                sorted.getFirst(),
                sorted.getLast(),
                sorted,
                value.origin(),
                "a sweep tries several values")));
  }
}
