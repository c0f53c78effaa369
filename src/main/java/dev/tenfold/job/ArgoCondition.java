package dev.tenfold.job;

import dev.tenfold.source.Text;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The {@code when} of a step, as far as it can be told beforehand: words that are or are not equal
 * (argoproj/argo-workflows, docs/walk-through/conditionals.md). Anything else may hold.
 */
final class ArgoCondition {
  private static final String WORD =
      "(?:'([^'{}]{0,200})'|\"([^\"{}]{0,200})\"|([A-Za-z][\\w.-]{0,200}))";
  private static final Pattern COMPARISON =
      Pattern.compile("\\s{0,20}" + WORD + "\\s{0,20}([=!])=\\s{0,20}" + WORD + "\\s{0,20}");

  private ArgoCondition() {}

  /** Whether the step is certainly left out. */
  static boolean neverHolds(Text condition) {
    Matcher comparison = COMPARISON.matcher(condition.toString());
    if (!condition.isKnown() || !comparison.matches()) {
      return false;
    }
    boolean equal = word(comparison, 1).equals(word(comparison, 5));
    return equal != comparison.group(4).equals("=");
  }

  private static String word(Matcher comparison, int first) {
    for (int group = first; group < first + 3; group++) {
      String word = comparison.group(group);
      if (word != null) {
        return word;
      }
    }
    return "";
  }
}
