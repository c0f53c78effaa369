package dev.tenfold.launch.python.syntax;

import java.util.Locale;
import java.util.Set;

/** Finds the end of a string, formatted ones and the strings within their braces among them. */
final class StringScanner {
  /** Formatted strings within each other; CPython 3.12 takes about as many. */
  static final int DEEPEST = 20;

  private static final Set<String> PREFIXES =
      Set.of("", "r", "u", "b", "f", "br", "rb", "fr", "rf");

  private final Characters source;

  StringScanner(Characters source) {
    this.source = source;
  }

  /** Where the opening quote stands if a string with its prefix begins there, else -1. */
  int quote(int from) {
    int at = from;
    while (at < from + 2 && isLetter(source.at(at))) {
      at++;
    }
    boolean quoted = source.at(at) == '\'' || source.at(at) == '"';
    return quoted && PREFIXES.contains(prefix(from, at)) ? at : -1;
  }

  private static boolean isLetter(int c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }

  String prefix(int from, int quote) {
    return source.chars.substring(from, quote).toLowerCase(Locale.ROOT);
  }

  /** How many quotes open it: one or three. */
  int quotes(int quote) {
    int c = source.at(quote);
    return source.at(quote + 1) == c && source.at(quote + 2) == c ? 3 : 1;
  }

  /** The end of the string whose opening quote stands there. */
  int end(int from, int quote, int depth) {
    int quotes = quotes(quote);
    boolean formatted = prefix(from, quote).indexOf('f') >= 0;
    int end =
        formatted
            ? formatted(from, quote, quotes, depth)
            : plain(quote + quotes, source.at(quote), quotes);
    if (end < 0) {
      source.fail(
          from, quotes == 3 ? "a triple-quoted string is not closed" : "a string is not closed");
      return source.end;
    }
    return end;
  }

  private int plain(int from, int quote, int quotes) {
    int at = from;
    while (at < source.end) {
      int c = source.at(at);
      if (c == '\\') {
        at += escaped(at);
      } else if (c == quote && closes(at, quote, quotes)) {
        return at + quotes;
      } else if (quotes == 1 && (c == '\n' || c == '\r')) {
        return -1;
      } else {
        at++;
      }
    }
    return -1;
  }

  /** A backslash takes the next character with it; a line's end of two characters is one. */
  private int escaped(int at) {
    return source.at(at + 1) == '\r' && source.at(at + 2) == '\n' ? 3 : 2;
  }

  private boolean closes(int at, int quote, int quotes) {
    return quotes == 1 || (source.at(at + 1) == quote && source.at(at + 2) == quote);
  }

  private int formatted(int start, int quote, int quotes, int depth) {
    if (depth >= DEEPEST) {
      source.fail(start, "formatted strings are nested more than " + DEEPEST + " levels deep");
      return source.end;
    }
    int mark = source.at(quote);
    boolean raw = prefix(start, quote).indexOf('r') >= 0;
    int at = quote + quotes;
    while (at < source.end) {
      int c = source.at(at);
      if (c == '\\' && !raw && source.looksAt(at, "\\N{")) {
        at += 3;
      } else if (c == '\\') {
        at += source.at(at + 1) == '{' || source.at(at + 1) == '}' ? 1 : escaped(at);
      } else if (c == mark && closes(at, mark, quotes)) {
        return at + quotes;
      } else if (quotes == 1 && (c == '\n' || c == '\r')) {
        return -1;
      } else if (c == '{' && source.at(at + 1) == '{') {
        at += 2;
      } else if (c == '{') {
        at = replacement(at + 1, mark, quotes, depth);
        if (at < 0) {
          return -1;
        }
      } else {
        at++;
      }
    }
    return -1;
  }

  /** The end of a replacement field, whose format may hold further fields. */
  private int replacement(int from, int mark, int quotes, int depth) {
    int at = expression(from, mark, quotes, depth);
    while (at >= 0 && at < source.end) {
      int c = source.at(at);
      if (c == '}') {
        return at + 1;
      }
      if (c == '{') {
        if (depth + 1 >= DEEPEST) {
          source.fail(from, "formatted strings are nested more than " + DEEPEST + " levels deep");
          return source.end;
        }
        at = replacement(at + 1, mark, quotes, depth + 1);
      } else if (c == mark && closes(at, mark, quotes)) {
        return -1;
      } else {
        at++;
      }
    }
    return -1;
  }

  /** Where the expression of a field ends: at its format, or at the closing brace. */
  int expression(int from, int mark, int quotes, int depth) {
    int brackets = 0;
    int at = from;
    while (at < source.end) {
      int c = source.at(at);
      int inner = c < 0x80 ? quote(at) : -1;
      boolean word = at > from && source.identifier(at - 1, false) > 0 && inner > at;
      if (inner >= 0 && !word) {
        if (inner == at && c == mark && closes(at, mark, quotes) && quotes == 3) {
          return -1;
        }
        at = end(at, inner, depth + 1);
      } else if (c == '(' || c == '[' || c == '{') {
        brackets++;
        at++;
      } else if (brackets > 0 && (c == ')' || c == ']' || c == '}')) {
        brackets--;
        at++;
      } else if (c == '}' || (brackets == 0 && c == ':')) {
        return at;
      } else if (c == '#') {
        at = lineEnd(at);
      } else {
        at++;
      }
    }
    return -1;
  }

  private int lineEnd(int from) {
    int at = from;
    while (at < source.end && source.at(at) != '\n' && source.at(at) != '\r') {
      at++;
    }
    return at;
  }
}
