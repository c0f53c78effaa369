package dev.tenfold.launch.shell;

import dev.tenfold.source.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** {@code ${x/pattern/replacement}}, for patterns that stand for themselves. */
final class Replacement {
  private Replacement() {}

  /** The text after the replacement; empty for what is too long or only some shells read. */
  static Optional<Text> of(Text text, Glob glob, Text replacement, boolean everywhere) {
    String wanted = glob.text();
    boolean anchored = wanted.startsWith("#") || wanted.startsWith("%");
    boolean special = replacement.indexOf('&') >= 0 || replacement.indexOf('\\') >= 0;
    if (!glob.isPlain() || wanted.isEmpty() || anchored || special) {
      return Optional.empty();
    }
    List<Text> parts = new ArrayList<>();
    String chars = text.toString();
    int from = 0;
    int at = chars.indexOf(wanted);
    long length = text.length();
    while (at >= 0) {
      length += replacement.length() - wanted.length();
      if (length > Budget.TEXT) {
        return Optional.empty();
      }
      parts.add(text.sub(from, at));
      parts.add(replacement);
      from = at + wanted.length();
      at = everywhere ? chars.indexOf(wanted, from) : -1;
    }
    parts.add(text.sub(from));
    return Optional.of(Text.join(parts));
  }
}
