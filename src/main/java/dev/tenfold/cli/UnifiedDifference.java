package dev.tenfold.cli;

import com.github.difflib.DiffUtils;
import com.github.difflib.UnifiedDiffUtils;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What {@code git apply} and {@code patch -p1} take. */
final class UnifiedDifference {
  private static final int CONTEXT = 3;
  private static final String UNENDED = "\n\\ No newline at end of file";

  private UnifiedDifference() {}

  /** The difference of a file's texts, with the line ends that they have. */
  static String of(String name, String before, String after) {
    String normal = Path.of(name).normalize().toString();
    String path = normal.startsWith("/") ? normal.substring(1) : normal;
    List<String> old = lines(before);
    return String.join(
            "\n",
            UnifiedDiffUtils.generateUnifiedDiff(
                "a/" + path, "b/" + path, old, DiffUtils.diff(old, lines(after)), CONTEXT))
        + "\n";
  }

  private static List<String> lines(String text) {
    List<String> lines = new ArrayList<>();
    int from = 0;
    while (from < text.length()) {
      int end = text.indexOf('\n', from);
      lines.add(end < 0 ? text.substring(from) + UNENDED : text.substring(from, end));
      from = end < 0 ? text.length() : end + 1;
    }
    return lines;
  }
}
