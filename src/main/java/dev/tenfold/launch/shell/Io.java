package dev.tenfold.launch.shell;

import dev.tenfold.source.Text;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a command reads and writes.
 *
 * @param input its standard input; null where the script does not say
 * @param output where its standard output is collected; null where nobody reads it
 */
record Io(@Nullable Input input, @Nullable Output output) {
  static final Io NONE = new Io(null, null);

  Io from(Text text) {
    return new Io(new Input(text), output);
  }

  Io to(@Nullable Output collector) {
    return new Io(input, collector);
  }

  void write(Text text) {
    if (output != null) {
      output.write(text);
    }
  }

  /** Collects what is written. */
  static final class Output {
    private final List<Text> parts = new ArrayList<>();
    private long length;

    void write(Text text) {
      length += text.length();
      if (length <= Budget.TEXT) {
        parts.add(text);
      }
    }

    Text text() {
      return length > Budget.TEXT
          ? Text.unknown("an output of more than 1 MiB is not read")
          : Text.join(List.copyOf(parts));
    }
  }
}
