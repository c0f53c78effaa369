package dev.tenfold.launch.shell;

import java.util.BitSet;

/** A shell pattern: {@code *}, {@code ?} and {@code [...]}, where they are not quoted. */
final class Glob {
  /** Longer texts are not matched: the work grows with the square of the length. */
  static final int MAX_TEXT = 2048;

  private final StringBuilder chars = new StringBuilder();
  private final BitSet special = new BitSet();
  private boolean readable = true;

  Glob quoted(CharSequence text) {
    chars.append(text);
    return this;
  }

  Glob plain(CharSequence text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\\' && i + 1 < text.length()) {
        i++;
        chars.append(text.charAt(i));
        continue;
      }
      special.set(chars.length(), Fields.isPatternCharacter(c) || c == ']');
      chars.append(c);
    }
    readable &= chars.indexOf("[:") < 0;
    return this;
  }

  Glob unreadable() {
    readable = false;
    return this;
  }

  /**
   * Whether it is known and short enough to be matched. Whether {@code ?} is a character or a byte
   * of it depends on the shell and its locale.
   */
  boolean canMatch(CharSequence text) {
    boolean fits = text.length() <= MAX_TEXT && chars.length() <= MAX_TEXT;
    return readable && fits && (!countsCharacters() || text.chars().allMatch(c -> c < 128));
  }

  private boolean countsCharacters() {
    return special.stream().anyMatch(i -> chars.charAt(i) == '?' || chars.charAt(i) == '[');
  }

  /** Whether nothing in it stands for anything but itself. */
  boolean isPlain() {
    return special.isEmpty();
  }

  String text() {
    return chars.toString();
  }

  /** The length of the shortest or longest prefix that it matches, or -1. */
  int prefix(CharSequence text, boolean longest) {
    for (int i = 0; i <= text.length(); i++) {
      int length = longest ? text.length() - i : i;
      if (matches(text, 0, length)) {
        return length;
      }
    }
    return -1;
  }

  /** Where the shortest or longest suffix begins that it matches, or -1. */
  int suffix(CharSequence text, boolean longest) {
    for (int i = 0; i <= text.length(); i++) {
      int start = longest ? i : text.length() - i;
      if (matches(text, start, text.length())) {
        return start;
      }
    }
    return -1;
  }

  /** The end of the longest match that begins there, or -1. */
  int longestAt(CharSequence text, int start) {
    for (int end = text.length(); end >= start; end--) {
      if (matches(text, start, end)) {
        return end;
      }
    }
    return -1;
  }

  boolean matches(CharSequence text) {
    return matches(text, 0, text.length());
  }

  private boolean matches(CharSequence text, int from, int to) {
    int at = from;
    int pattern = 0;
    int star = -1;
    int starAt = from;
    while (at < to) {
      if (pattern < chars.length() && special.get(pattern) && chars.charAt(pattern) == '*') {
        star = pattern++;
        starAt = at;
        continue;
      }
      int next = pattern < chars.length() ? matchOne(pattern, text.charAt(at)) : -1;
      if (next > 0) {
        pattern = next;
        at++;
      } else if (star >= 0) {
        pattern = star + 1;
        at = ++starAt;
      } else {
        return false;
      }
    }
    while (pattern < chars.length() && special.get(pattern) && chars.charAt(pattern) == '*') {
      pattern++;
    }
    return pattern == chars.length();
  }

  /** The offset in the pattern after one that takes this character, or -1. */
  private int matchOne(int pattern, char c) {
    char p = chars.charAt(pattern);
    if (!special.get(pattern) || p == ']') {
      return p == c ? pattern + 1 : -1;
    }
    if (p == '?') {
      return pattern + 1;
    }
    int close = closing(pattern);
    if (close < 0) {
      return c == '[' ? pattern + 1 : -1;
    }
    int at = pattern + 1;
    boolean negated = chars.charAt(at) == '!' || chars.charAt(at) == '^';
    if (negated) {
      at++;
    }
    boolean found = false;
    while (at < close) {
      boolean range = at + 2 < close && chars.charAt(at + 1) == '-';
      char last = chars.charAt(range ? at + 2 : at);
      found |= c >= chars.charAt(at) && c <= last;
      at += range ? 3 : 1;
    }
    return found != negated ? close + 1 : -1;
  }

  private int closing(int open) {
    int at = open + 1;
    if (at < chars.length() && (chars.charAt(at) == '!' || chars.charAt(at) == '^')) {
      at++;
    }
    at++;
    while (at < chars.length() && !(chars.charAt(at) == ']' && special.get(at))) {
      at++;
    }
    return at < chars.length() ? at : -1;
  }
}
