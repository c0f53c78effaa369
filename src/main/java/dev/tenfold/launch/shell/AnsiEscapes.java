package dev.tenfold.launch.shell;

import dev.tenfold.source.Text;
import java.util.ArrayList;
import java.util.List;

/** The backslash escapes of {@code $'...'}, {@code printf} and {@code echo -e}. */
final class AnsiEscapes {
  private AnsiEscapes() {}

  /** The text with its escapes replaced; what is no escape stays as it is. */
  static Text decoded(Text text) {
    if (text.indexOf('\\') < 0) {
      return text;
    }
    List<Text> parts = new ArrayList<>();
    int from = 0;
    int at = 0;
    while (at + 1 < text.length()) {
      if (text.charAt(at) != '\\') {
        at++;
        continue;
      }
      parts.add(text.sub(from, at));
      int end = at + 2;
      char c = text.charAt(at + 1);
      switch (c) {
        case 'n' -> parts.add(Text.made("\n"));
        case 't' -> parts.add(Text.made("\t"));
        case 'r' -> parts.add(Text.made("\r"));
        case 'a' -> parts.add(Text.made("\u0007"));
        case 'b' -> parts.add(Text.made("\b"));
        case 'f' -> parts.add(Text.made("\f"));
        case 'v' -> parts.add(Text.made("\u000B"));
        case 'e', 'E' -> parts.add(Text.made("\u001B"));
        case '\\', '\'', '"', '?' -> parts.add(text.sub(at + 1, at + 2));
        case 'x' -> end = number(text, at, 2, 2, 16, parts);
        case 'u' -> end = number(text, at, 2, 4, 16, parts);
        case 'U' -> end = number(text, at, 2, 8, 16, parts);
        case '0', '1', '2', '3', '4', '5', '6', '7' -> end = number(text, at, 1, 3, 8, parts);
        default -> parts.add(text.sub(at, at + 2));
      }
      at = end;
      from = end;
    }
    parts.add(text.sub(from));
    return Text.join(parts);
  }

  /** Reads up to so many digits behind the mark of an escape; gives the index after them. */
  private static int number(
      Text text, int escape, int mark, int digits, int radix, List<Text> parts) {
    int from = escape + mark;
    int at = from;
    int value = 0;
    while (at < text.length()
        && at < from + digits
        && Character.digit(text.charAt(at), radix) >= 0) {
      value = value * radix + Character.digit(text.charAt(at), radix);
      at++;
    }
    boolean plain = at > from && value > 0 && (value < 128 || digits == 4);
    parts.add(
        plain
            ? Text.made(String.valueOf((char) value))
            : Text.unknown("the escape " + text.sub(escape, at) + " is not read"));
    return at;
  }
}
