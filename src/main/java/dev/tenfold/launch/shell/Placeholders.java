package dev.tenfold.launch.shell;

import dev.tenfold.source.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Placeholders of templates ({@code {{ .Values.lr }}}), which are no shell. */
final class Placeholders {
  // A bound, so that many open braces stay linear; no placeholder is longer.
  private static final Pattern PLACEHOLDER = Pattern.compile("\\$?\\{\\{[^{}\\n]{1,200}\\}\\}");

  private Placeholders() {}

  static Text covered(Text script) {
    if (script.toString().indexOf("{{") < 0) {
      return script;
    }
    List<Text> parts = new ArrayList<>();
    Matcher matcher = PLACEHOLDER.matcher(script.toString());
    int from = 0;
    while (matcher.find()) {
      parts.add(script.sub(from, matcher.start()));
      parts.add(Text.unknown(matcher.group() + " is a placeholder of a template"));
      from = matcher.end();
    }
    parts.add(script.sub(from));
    return Text.join(parts);
  }
}
