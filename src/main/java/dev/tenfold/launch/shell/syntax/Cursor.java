package dev.tenfold.launch.shell.syntax;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where the readers stand in the text. After a problem it stands at the end, so that every reader
 * comes to its own end without a further step.
 */
final class Cursor {
  /** Nesting beyond this is a problem; people write about ten levels. */
  static final int MAX_DEPTH = 200;

  /** A megabyte of ordinary script has about a fifth of this; ten megabytes of quotes have more. */
  static final int MAX_PARTS = 1 << 18;

  /** How often a text that begins like arithmetic may be read once more as commands. */
  private static final int MAX_RETRIES = 8;

  private final String text;
  private int end;
  int pos;
  private int depth;
  private int parts;
  private int retries;
  private @Nullable Problem problem;
  List<HereDocument> pending = new ArrayList<>();
  int hereDocumentDepth;

  Cursor(String text) {
    this.text = text;
    this.end = text.length();
  }

  String text() {
    return text;
  }

  int end() {
    return end;
  }

  boolean atEnd() {
    return pos >= end;
  }

  /** The character at an offset from here, or -1 beyond the end. */
  int peek(int offset) {
    int at = pos + offset;
    return at < end ? text.charAt(at) : -1;
  }

  int peek() {
    return pos < end ? text.charAt(pos) : -1;
  }

  boolean looksAt(String expected) {
    return pos + expected.length() <= end && text.startsWith(expected, pos);
  }

  boolean skip(String expected) {
    if (!looksAt(expected)) {
      return false;
    }
    pos += expected.length();
    return true;
  }

  String from(int start) {
    return text.substring(start, pos);
  }

  @Nullable Problem problem() {
    return problem;
  }

  boolean failed() {
    return problem != null;
  }

  void fail(int at, String why) {
    if (problem == null) {
      problem = new Problem(at, why);
    }
    pos = end;
  }

  void expect(String expected, int openedAt, String why) {
    if (!skip(expected)) {
      fail(openedAt, why);
    }
  }

  /** One level deeper; false (and a problem) when that is too deep. */
  boolean enter() {
    depth++;
    if (depth > MAX_DEPTH) {
      fail(pos, "nested more than " + MAX_DEPTH + " levels deep");
      return false;
    }
    return true;
  }

  void leave() {
    depth--;
  }

  int parts() {
    return parts;
  }

  void count() {
    parts++;
    if (parts > MAX_PARTS) {
      fail(pos, "more than " + MAX_PARTS + " words");
    }
  }

  /** Takes up to {@code limit} for the end; gives the end to restore. */
  int narrow(int limit) {
    int outer = end;
    end = limit;
    return outer;
  }

  void widen(int outer) {
    end = outer;
    if (problem != null) {
      pos = end;
    }
  }

  /** A place to come back to, or null when too many texts have been read twice already. */
  @Nullable Mark mark() {
    if (problem != null || retries >= MAX_RETRIES) {
      return null;
    }
    return new Mark(pos, depth, List.copyOf(pending));
  }

  void retry(Mark mark) {
    retries++;
    problem = null;
    pos = mark.pos;
    depth = mark.depth;
    pending = new ArrayList<>(mark.pending);
  }

  record Mark(int pos, int depth, List<HereDocument> pending) {}
}
