package dev.tenfold.launch.shell;

import dev.tenfold.source.Text;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a script has put into a file. What is appended is joined with the rest only when somebody
 * reads it: else a log that a script writes line by line would be copied for each of them.
 */
final class Content {
  private final @Nullable Content before;
  private final Text last;
  private final long length;
  private @Nullable Text whole;

  private Content(@Nullable Content before, Text last) {
    this.before = before;
    this.last = last;
    this.length = last.length() + (before == null ? 0 : before.length);
  }

  static Content of(Text text) {
    return new Content(null, text);
  }

  Content with(Text appended) {
    return length > Budget.TEXT ? this : new Content(this, appended);
  }

  Text text() {
    Text known = whole;
    if (known == null) {
      known = length > Budget.TEXT ? Text.unknown(Reasons.TOO_LONG) : joined();
      whole = known;
    }
    return known;
  }

  private Text joined() {
    Deque<Text> parts = new ArrayDeque<>();
    for (Content at = this; at != null; at = at.before) {
      if (at.whole != null) {
        parts.addFirst(at.whole);
        break;
      }
      parts.addFirst(at.last);
    }
    return Text.join(List.copyOf(parts));
  }
}
