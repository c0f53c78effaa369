package dev.tenfold.launch.python;

import dev.tenfold.source.Text;
import java.util.Set;
import java.util.regex.Pattern;

/** Plain scalars as PyYAML resolves them (yaml/resolver.py): {@code 2e-5} is a string to it. */
final class PyYaml {
  private static final Set<String> TRUE =
      Set.of("yes", "Yes", "YES", "true", "True", "TRUE", "on", "On", "ON");
  private static final Set<String> FALSE =
      Set.of("no", "No", "NO", "false", "False", "FALSE", "off", "Off", "OFF");
  private static final Set<String> NULL = Set.of("", "~", "null", "Null", "NULL");
  private static final Pattern FLOAT =
      Pattern.compile(
          "[-+]?(?:[0-9][0-9_]*)\\.[0-9_]*(?:[eE][-+][0-9]+)?|\\.[0-9][0-9_]*(?:[eE][-+][0-9]+)?");
  private static final Pattern INT = Pattern.compile("[-+]?(?:0|[1-9][0-9_]*)");

  /** Integers of another base, sixties, dates, infinities. */
  private static final Pattern OTHER =
      Pattern.compile(
          "[-+]?(?:0b[01_]+|0[0-7_]+|0x[0-9a-fA-F_]+|[0-9][0-9_]*(?::[0-5]?[0-9])+(?:\\.[0-9_]*)?)"
              + "|[-+]?\\.(?:inf|Inf|INF)|\\.(?:nan|NaN|NAN)|[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}.*|=|<<");

  private PyYaml() {}

  static Value plain(Text text) {
    String chars = text.toString();
    if (TRUE.contains(chars)) {
      return Value.Bool.TRUE;
    }
    if (FALSE.contains(chars)) {
      return Value.Bool.FALSE;
    }
    if (NULL.contains(chars)) {
      return Value.NONE;
    }
    if (OTHER.matcher(chars).matches()) {
      return Values.unknown(chars + ", which YAML 1.1 reads in its own way", "yaml " + chars);
    }
    if (INT.matcher(chars).matches()) {
      return Numerals.toInt(text).orElseGet(() -> new Value.Str(text));
    }
    return FLOAT.matcher(chars).matches()
        ? Numerals.toFloat(text).orElseGet(() -> new Value.Str(text))
        : new Value.Str(text);
  }
}
