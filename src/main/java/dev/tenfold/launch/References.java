package dev.tenfold.launch;

import dev.tenfold.source.Allowance;
import dev.tenfold.source.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Kubernetes' own {@code $(VAR)} in command, args and env. {@code $$} stands for a dollar, and a
 * variable that is set nowhere leaves the reference as it stands
 * (k8s.io/kubernetes/third_party/forked/golang/expansion).
 */
final class References {
  /** Linux starts no process with a longer word (MAX_ARG_STRLEN, linux/binfmts.h). */
  private static final int LONGEST = 128 * 1024;

  private References() {}

  /** What grows by more than a process may get is unknown: each may hold another one twice. */
  static Text expand(Text text, Map<String, Text> variables, Allowance allowance) {
    if (text.indexOf('$') < 0) {
      return text;
    }
    long grown = 0;
    List<Text> parts = new ArrayList<>();
    int done = 0;
    int i = 0;
    while (i < text.length() - 1) {
      if (text.charAt(i) != '$') {
        i++;
        continue;
      }
      if (text.charAt(i + 1) == '$') {
        parts.add(text.sub(done, i + 1));
        i += 2;
        done = i;
        continue;
      }
      int close = text.charAt(i + 1) == '(' ? closing(text, i + 2) : -1;
      Text value = close < 0 ? null : variables.get(text.sub(i + 2, close).toString());
      if (value == null) {
        i++;
        continue;
      }
      grown += value.length();
      if (grown > LONGEST || !allowance.step(value.weight())) {
        return Text.unknown(
            allowance.spent().orElse("it grows too long when its variables are filled in"));
      }
      parts.add(text.sub(done, i));
      parts.add(value);
      i = close + 1;
      done = i;
    }
    parts.add(text.sub(done));
    return Text.join(parts);
  }

  private static int closing(Text text, int from) {
    for (int i = from; i < text.length(); i++) {
      if (text.charAt(i) == ')') {
        return i;
      }
      if (text.charAt(i) == '$' || text.charAt(i) == '(') {
        return -1;
      }
    }
    return -1;
  }
}
