package dev.tenfold.cli;

import dev.tenfold.cli.Input.Problem;
import dev.tenfold.cli.Mending.Mended;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What {@code --fix} and {@code --diff} do with the edits that were found. */
record Fixing(Checked checked, Mended mended, PrintStream out, PrintStream err) {
  /** What was asked for. */
  enum Mode {
    FIX,
    DIFF
  }

  /** Does it, and says what of the input is left to be said. */
  Report report(Set<Mode> modes) {
    Map<SourceFile, String> texts = new Trial(checked).texts(mended.made()).orElseThrow();
    if (modes.contains(Mode.DIFF)) {
      texts.forEach(
          (file, text) -> out.print(UnifiedDifference.of(file.name(), file.text(), text)));
    }
    mended
        .leftAlone()
        .forEach((run, why) -> {
          Result result = checked.results().get(run.result());
          err.println(
              "tenfold: "
                  + result.object().file()
                  + ":"
                  + result.object().line()
                  + ": left alone, because "
                  + why);
        });
    if (!modes.contains(Mode.FIX)) {
      return new Report(checked.results(), checked.input().problems(), List.of());
    }
    List<Problem> problems = new ArrayList<>(checked.input().problems());
    Map<SourceFile, String> written = written(texts, problems);
    if (!modes.contains(Mode.DIFF)) {
      standardInput(written).ifPresent(out::print);
    }
    List<Fixed> fixed = Fixed.of(mended.made(), written);
    Checked after = Checked.of(checked.input().with(written), checked.judge());
    return new Report(after.results(), problems, fixed);
  }

  private static Map<SourceFile, String> written(
      Map<SourceFile, String> texts, List<Problem> problems) {
    Map<SourceFile, String> written = new LinkedHashMap<>();
    texts.forEach((file, text) -> {
      Optional<String> failure =
          file.target().flatMap(target -> FileWriting.replace(target, file.text(), text));
      failure.ifPresent(
          why -> problems.add(new Problem(file.name(), 0, 0, "it is not fixed: " + why)));
      if (failure.isEmpty()) {
        written.put(file, text);
      }
    });
    return written;
  }

  /** What was read from standard input, as it is then. */
  private Optional<String> standardInput(Map<SourceFile, String> written) {
    return checked.input().files().stream()
        .map(Parsed::file)
        .filter(file -> file.target().isEmpty())
        .findFirst()
        .map(file -> written.getOrDefault(file, file.text()));
  }
}
