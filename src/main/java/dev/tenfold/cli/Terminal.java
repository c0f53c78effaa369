package dev.tenfold.cli;

import java.io.Console;
import java.io.PrintStream;
import java.util.function.Consumer;

/** What the output is: colours and a progress bar are for people at a terminal only. */
enum Terminal {
  INTERACTIVE,
  PLAIN;

  /** A folder with fewer files is read before a bar could be seen. */
  private static final int LARGE = 200;

  private static final int WIDTH = 30;

  @SuppressWarnings("SystemConsoleNull") // its signature still allows null, and NullAway reads that
  static Terminal detect() {
    Console console = System.console();
    boolean interactive =
        console != null
            && console.isTerminal()
            && System.getenv("NO_COLOR") == null
            && !"dumb".equals(System.getenv("TERM"));
    return interactive ? INTERACTIVE : PLAIN;
  }

  String colour(String ansi, String text) {
    return this == INTERACTIVE ? "\u001b[" + ansi + "m" + text + "\u001b[0m" : text;
  }

  Consumer<InputReader.Progress> progress(PrintStream err) {
    if (this == PLAIN) {
      return progress -> {};
    }
    return progress -> {
      if (progress.of() < LARGE || (progress.done() % 20 != 0 && progress.done() < progress.of())) {
        return;
      }
      int filled = (int) ((long) WIDTH * progress.done() / progress.of());
      err.print(
          "\r["
              + "#".repeat(filled)
              + " ".repeat(WIDTH - filled)
              + "] "
              + progress.done()
              + "/"
              + progress.of()
              + (progress.done() == progress.of() ? "\r\u001b[K" : ""));
      err.flush();
    };
  }
}
