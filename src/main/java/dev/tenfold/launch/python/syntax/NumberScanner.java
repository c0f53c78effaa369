package dev.tenfold.launch.python.syntax;

import java.util.Set;

/** Finds the end of a number (CPython's Lexical analysis, 2.4.5 to 2.4.7). */
final class NumberScanner {
  /** Words that may stand right behind a number: {@code 1if x else 2}. */
  private static final Set<String> FOLLOWING =
      Set.of("and", "else", "for", "if", "in", "is", "not", "or");

  private final Characters source;
  private boolean unknown;

  NumberScanner(Characters source) {
    this.source = source;
  }

  /** Whether the number that was read last has an unknown part. */
  boolean isUnknown() {
    return unknown;
  }

  /** The end of the number that begins there. */
  int end(int from) {
    unknown = false;
    int second = source.at(from + 1) | 0x20;
    int end;
    if (source.at(from) == '0' && (second == 'x' || second == 'o' || second == 'b')) {
      end = digits(from + 2, second == 'x' ? 16 : second == 'o' ? 8 : 2, true);
      if (end < 0) {
        source.fail(from, "a number is malformed");
        return source.end;
      }
    } else {
      end = decimal(from);
    }
    return after(from, end);
  }

  private int decimal(int from) {
    int end = source.at(from) == '.' ? from : digits(from, 10, false);
    boolean integer = true;
    if (source.at(end) == '.') {
      integer = false;
      end++;
      if (isDigit(source.at(end), 10)) {
        end = digits(end, 10, false);
      }
    }
    if ((source.at(end) | 0x20) == 'e') {
      int sign = source.at(end + 1) == '+' || source.at(end + 1) == '-' ? 1 : 0;
      if (isDigit(source.at(end + 1 + sign), 10)) {
        integer = false;
        end = digits(end + 1 + sign, 10, false);
      } else if (end + 1 + sign < source.end && source.isHole(end + 1 + sign)) {
        return end + 1 + sign;
      }
    }
    if ((source.at(end) | 0x20) == 'j') {
      return end + 1;
    }
    if (integer && hasLeadingZero(from, end)) {
      source.fail(from, "a decimal number begins with a zero");
    }
    return end;
  }

  private boolean hasLeadingZero(int from, int end) {
    if (source.at(from) != '0') {
      return false;
    }
    for (int i = from; i < end; i++) {
      if (source.at(i) != '0' && source.at(i) != '_') {
        return true;
      }
    }
    return false;
  }

  /** Digits with single underscores between them; -1 where there are none. */
  private int digits(int from, int radix, boolean underscoreFirst) {
    int at = from;
    if (underscoreFirst && source.at(at) == '_') {
      at++;
    }
    if (!isDigit(source.at(at), radix)) {
      return -1;
    }
    while (isDigit(source.at(at), radix)
        || (source.at(at) == '_' && isDigit(source.at(at + 1), radix))) {
      at++;
    }
    return at;
  }

  private static boolean isDigit(int c, int radix) {
    return c >= 0 && c < 0x80 && Character.digit(c, radix) >= 0;
  }

  private int after(int from, int end) {
    int rest = end;
    while (rest < source.end && (source.isHole(rest) || source.identifier(rest, false) > 0)) {
      unknown |= source.isHole(rest);
      rest += source.isHole(rest) ? 1 : source.identifier(rest, false);
    }
    if (unknown) {
      return rest;
    }
    if (rest > end && !FOLLOWING.contains(source.chars.substring(end, rest))) {
      source.fail(from, "a number is malformed");
    }
    return end;
  }
}
