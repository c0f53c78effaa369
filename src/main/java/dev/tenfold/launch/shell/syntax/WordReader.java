package dev.tenfold.launch.shell.syntax;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads words and everything that has the quoting rules of words. */
final class WordReader {
  private final Cursor cursor;
  private final ExpansionReader expansions;

  WordReader(Cursor cursor, CommandReader commands) {
    this.cursor = cursor;
    this.expansions = new ExpansionReader(cursor, this, commands);
  }

  /** A word up to the next blank or operator; empty where none begins here. */
  Word word() {
    return wordTo(false);
  }

  /** The right side of {@code =~}, in which brackets and bars are plain characters. */
  Word regularExpression() {
    return wordTo(true);
  }

  private Word wordTo(boolean regularExpression) {
    int start = cursor.pos;
    List<WordPart> parts = new ArrayList<>();
    int brackets = 0;
    while (!cursor.atEnd()) {
      int c = cursor.peek();
      if (regularExpression && c == '(') {
        brackets++;
        literal(parts);
      } else if (regularExpression && (c == '|' || (brackets > 0 && (c == ')' || c == ' ')))) {
        brackets -= c == ')' ? 1 : 0;
        literal(parts);
      } else if ((c == '<' || c == '>') && cursor.peek(1) == '(' && !regularExpression) {
        parts.add(expansions.processSubstitution());
      } else if (endsWord(c)) {
        break;
      } else if (opensExtendedGlob(c) && !regularExpression) {
        extendedGlob(parts);
      } else {
        unquoted(parts, c);
      }
    }
    return trimmed(start, parts);
  }

  /** Continued lines around a word do not belong to it: a flag is added before them. */
  private Word trimmed(int wordStart, List<WordPart> parts) {
    int start = wordStart;
    int end = cursor.pos;
    while (!parts.isEmpty() && parts.getLast() instanceof WordPart.Dropped) {
      end = parts.removeLast().from();
    }
    int first = 0;
    while (first < parts.size() && parts.get(first) instanceof WordPart.Dropped dropped) {
      start = dropped.to();
      first++;
    }
    return new Word(start, Math.max(start, end), parts.subList(first, parts.size()));
  }

  /** Whether a word begins here. */
  boolean begins() {
    return !endsWord(cursor.peek()) || cursor.looksAt("<(") || cursor.looksAt(">(");
  }

  /** What follows {@code name=}: an array or a word, which may be empty. */
  Word assigned() {
    if (cursor.peek() != '(') {
      return word();
    }
    int start = cursor.pos;
    WordPart array = array();
    return new Word(start, cursor.pos, List.of(array));
  }

  /** A word of {@code declare} and its like, which may hold an array after its {@code =}. */
  Word declared() {
    Word word = word();
    if (cursor.peek() != '(' || !cursor.text().regionMatches(cursor.pos - 1, "=", 0, 1)) {
      return word;
    }
    List<WordPart> parts = new ArrayList<>(word.parts());
    parts.add(array());
    return new Word(word.from(), cursor.pos, parts);
  }

  private WordPart array() {
    int start = cursor.pos;
    cursor.pos++;
    List<WordPart.Element> elements = new ArrayList<>();
    cursor.enter();
    while (true) {
      expansions.skipSpace();
      if (cursor.peek() == ')' || cursor.atEnd()) {
        break;
      }
      Word index = null;
      if (cursor.peek() == '[') {
        index = subscriptBeforeEquals();
      }
      Word value = word();
      if (value.parts().isEmpty() && index == null) {
        cursor.fail(cursor.pos, "an operator inside an array");
        break;
      }
      elements.add(new WordPart.Element(index, value));
    }
    cursor.leave();
    cursor.expect(")", start, "an array is not closed");
    cursor.count();
    return new WordPart.ArrayLiteral(start, cursor.pos, List.copyOf(elements));
  }

  private @Nullable Word subscriptBeforeEquals() {
    int start = cursor.pos;
    int at = start + 1;
    // Bounded: an index is a number or a name, and a longer one is a pattern.
    int limit = Math.min(cursor.end(), start + 64);
    while (at < limit && "]\n \"'$`\\".indexOf(cursor.text().charAt(at)) < 0) {
      at++;
    }
    if (!cursor.text().startsWith("]=", at)) {
      return null;
    }
    cursor.pos++;
    Word index = region(Region.SUBSCRIPT);
    cursor.pos += 2;
    return index;
  }

  /** What stands in a region, without the character that ends it. */
  Word region(Region region) {
    int start = cursor.pos;
    List<WordPart> parts = regionParts(region);
    return new Word(start, cursor.pos, parts);
  }

  List<WordPart> regionParts(Region region) {
    return regionParts(region, false);
  }

  /** As far as the first newline that is not inside an expansion, and with it. */
  List<WordPart> lineParts(Region region) {
    return regionParts(region, true);
  }

  private List<WordPart> regionParts(Region region, boolean oneLine) {
    List<WordPart> parts = new ArrayList<>();
    int open = 0;
    boolean lineEnded = false;
    while (!cursor.atEnd() && !lineEnded) {
      int c = cursor.peek();
      lineEnded = oneLine && (c == '\n' || cursor.looksAt("\\\n"));
      if (region.opener() != 0 && c == region.opener()) {
        open++;
        literal(parts);
      } else if (region.stopsAt(c)) {
        if (open == 0) {
          break;
        }
        open--;
        literal(parts);
      } else if (c == '\\') {
        backslash(parts, region);
      } else if (c == '\'' && region.singleQuotes()) {
        singleQuoted(parts);
      } else if (c == '"' && region.doubleQuotes()) {
        doubleQuoted(parts, cursor.pos);
      } else if (c == '$') {
        dollar(parts, region.quoted());
      } else if (c == '`') {
        parts.add(expansions.backquoted(region.quoted()));
      } else {
        literal(parts);
      }
    }
    return parts;
  }

  private void unquoted(List<WordPart> parts, int c) {
    switch (c) {
      case '\\' -> backslash(parts, Region.ARITHMETIC);
      case '\'' -> singleQuoted(parts);
      case '"' -> doubleQuoted(parts, cursor.pos);
      case '$' -> dollar(parts, false);
      case '`' -> parts.add(expansions.backquoted(false));
      default -> literal(parts);
    }
  }

  /**
   * One more plain character with the letters and digits behind it, which are plain wherever they
   * stand, joined to the plain characters before them.
   */
  void literal(List<WordPart> parts) {
    int at = cursor.pos++;
    while (isLetterOrDigit(cursor.peek())) {
      cursor.pos++;
    }
    if (!parts.isEmpty() && parts.getLast() instanceof WordPart.Literal last && last.to() == at) {
      parts.set(parts.size() - 1, new WordPart.Literal(last.from(), cursor.pos));
      return;
    }
    cursor.count();
    parts.add(new WordPart.Literal(at, Math.min(cursor.end(), cursor.pos)));
  }

  private static boolean isLetterOrDigit(int c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
  }

  private void backslash(List<WordPart> parts, Region region) {
    int next = cursor.peek(1);
    if (!region.escapes(next)) {
      literal(parts);
      return;
    }
    int start = cursor.pos;
    cursor.pos += 2;
    cursor.count();
    parts.add(
        next == '\n'
            ? new WordPart.Dropped(start, cursor.pos)
            : new WordPart.Escaped(start, cursor.pos));
  }

  private void singleQuoted(List<WordPart> parts) {
    int start = cursor.pos;
    int close = cursor.text().indexOf('\'', start + 1);
    if (close < 0 || close >= cursor.end()) {
      cursor.fail(start, "a single quote is not closed");
      return;
    }
    cursor.pos = close + 1;
    cursor.count();
    parts.add(new WordPart.SingleQuoted(start, cursor.pos));
  }

  private void doubleQuoted(List<WordPart> parts, int start) {
    cursor.pos++;
    if (!cursor.enter()) {
      return;
    }
    List<WordPart> inside = regionParts(Region.DOUBLE_QUOTES);
    cursor.leave();
    cursor.expect("\"", start, "a double quote is not closed");
    cursor.count();
    boolean translated = cursor.text().charAt(start) == '$';
    parts.add(new WordPart.DoubleQuoted(start, cursor.pos, translated, List.copyOf(inside)));
  }

  private void ansiQuoted(List<WordPart> parts) {
    int start = cursor.pos;
    cursor.pos += 2;
    while (!cursor.atEnd() && cursor.peek() != '\'') {
      cursor.pos += cursor.peek() == '\\' ? 2 : 1;
    }
    cursor.expect("'", start, "a single quote is not closed");
    cursor.count();
    parts.add(new WordPart.AnsiQuoted(start, cursor.pos));
  }

  private void dollar(List<WordPart> parts, boolean quoted) {
    if (!quoted && cursor.peek(1) == '\'') {
      ansiQuoted(parts);
    } else if (!quoted && cursor.peek(1) == '"') {
      int start = cursor.pos++;
      doubleQuoted(parts, start);
    } else if (!expansions.expansion(parts, quoted)) {
      literal(parts);
    }
  }

  private boolean opensExtendedGlob(int c) {
    return (c == '@' || c == '?' || c == '*' || c == '+' || c == '!') && cursor.peek(1) == '(';
  }

  private void extendedGlob(List<WordPart> parts) {
    int start = cursor.pos;
    cursor.pos += 2;
    if (!cursor.enter()) {
      return;
    }
    regionParts(Region.ARITHMETIC);
    cursor.leave();
    cursor.expect(")", start, "a pattern is not closed");
    cursor.count();
    parts.add(new WordPart.ExtendedGlob(start, cursor.pos));
  }

  static boolean endsWord(int c) {
    return switch (c) {
      case -1, ' ', '\t', '\n', ';', '&', '|', '<', '>', '(', ')' -> true;
      default -> false;
    };
  }
}
