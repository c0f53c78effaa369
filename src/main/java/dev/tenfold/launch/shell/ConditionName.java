package dev.tenfold.launch.shell;

import dev.tenfold.source.Text;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Names conditions, so that the same test of unchanged variables is one choice. */
final class ConditionName {
  private static final Pattern VARIABLE =
      Pattern.compile("\\$\\{?([A-Za-z_][A-Za-z0-9_]*|[0-9@*#])");

  private ConditionName() {}

  static String of(String text, State state) {
    StringBuilder name = new StringBuilder(text);
    Matcher variable = VARIABLE.matcher(text);
    while (variable.find()) {
      String named = variable.group(1);
      name.append(' ').append(state.get(named).map(ConditionName::value).orElse("-"));
      if (!Character.isLetter(named.charAt(0))) {
        name.append(state.parameters);
      }
    }
    return name.toString();
  }

  private static String value(Value value) {
    return value instanceof Value.Scalar(Text text)
        ? text + " " + text.unknowns()
        : value.toString();
  }
}
