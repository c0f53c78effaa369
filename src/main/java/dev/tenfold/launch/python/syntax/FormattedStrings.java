package dev.tenfold.launch.python.syntax;

import dev.tenfold.launch.python.syntax.StringPart.Piece;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Takes string tokens apart; the fields of formatted ones are expressions of their own. */
final class FormattedStrings {
  private static final Set<String> CONVERSIONS = Set.of("", "s", "r", "a");

  private final Tokens tokens;
  private final StringScanner strings;

  FormattedStrings(Tokens tokens) {
    this.tokens = tokens;
    this.strings = new StringScanner(tokens.source());
  }

  StringPart part(Token token) {
    int quote = strings.quote(token.start());
    int quotes = strings.quotes(quote);
    String prefix = strings.prefix(token.start(), quote);
    int from = quote + quotes;
    int to = Math.max(from, token.end() - quotes);
    if (prefix.indexOf('f') < 0) {
      refuse(from, to, prefix);
      return new StringPart(prefix, from, to, List.of());
    }
    Body body = new Body(tokens.source().at(quote), quotes, prefix);
    return new StringPart(prefix, from, to, pieces(from, to, body, 0));
  }

  private void refuse(int from, int to, String prefix) {
    if (!Strings.isTaken(tokens.source().chars, from, to, prefix)) {
      tokens.failAt(from, "a string with characters or escapes that Python does not take");
    }
  }

  /** How the string is closed, and its prefix. */
  private record Body(int quote, int quotes, String prefix) {
    boolean raw() {
      return prefix.indexOf('r') >= 0;
    }
  }

  private List<Piece> pieces(int from, int to, Body body, int depth) {
    List<Piece> pieces = new ArrayList<>();
    Characters source = tokens.source();
    int literal = from;
    int at = from;
    while (at < to && !tokens.failed()) {
      int c = source.at(at);
      boolean doubled = depth == 0 && (c == '{' || c == '}') && source.at(at + 1) == c;
      if (c == '\\' && !body.raw() && source.looksAt(at, "\\N{")) {
        at += 3;
        while (at < to && source.at(at) != '}') {
          at++;
        }
        at++;
      } else if (c == '\\' && source.at(at + 1) != '{' && source.at(at + 1) != '}') {
        at += 2;
      } else if (doubled) {
        at += 2;
      } else if (c == '{') {
        literal(literal, at, body, pieces);
        at = field(at + 1, to, body, depth, pieces);
        literal = at;
      } else if (c == '}') {
        tokens.failAt(at, "a single } in a formatted string");
      } else {
        at++;
      }
    }
    literal(literal, to, body, pieces);
    return List.copyOf(pieces);
  }

  private void literal(int from, int to, Body body, List<Piece> pieces) {
    if (from < to) {
      refuse(from, to, body.prefix());
      pieces.add(new Piece.Literal(from, to));
    }
  }

  /** Reads a field that begins there; gives the offset behind its closing brace. */
  private int field(int from, int to, Body body, int depth, List<Piece> pieces) {
    int end = strings.expression(from, body.quote(), body.quotes(), depth);
    if (end < 0 || end >= to) {
      tokens.failAt(from, "a field of a formatted string is not closed");
      return to;
    }
    tokens.source().countField(from);
    Tokens inner = inner(from, end, depth);
    Operators expressions = new Operators(inner);
    Expression value = expressions.lists().right();
    boolean shown = inner.accept("=");
    int shownTo = shown ? beforeConversion(inner, end) : from;
    String conversion = inner.accept("!") ? inner.identifier() : "";
    if (!CONVERSIONS.contains(conversion)) {
      inner.fail("the conversion !" + conversion);
    }
    if (!inner.failed() && !inner.isEnd()) {
      inner.fail("unexpected \"" + inner.text(inner.peek()) + "\"");
    }
    take(inner.problem());
    @Nullable List<Piece> format = null;
    int at = end;
    if (tokens.source().at(at) == ':') {
      int close = closing(at + 1, to, body, depth);
      format = pieces(at + 1, close, body, depth + 1);
      at = close;
    }
    pieces.add(new Piece.Replacement(value, from, shownTo, conversion, format));
    return at + 1;
  }

  private static int beforeConversion(Tokens inner, int end) {
    return inner.is("!") ? inner.start() : end;
  }

  private Tokens inner(int from, int end, int depth) {
    Characters source = tokens.source().upTo(end);
    List<Token> words = new Tokenizer(source, from).expression();
    return new Tokens(source, words, tokens.depth() + depth + 1);
  }

  private void take(@Nullable Problem problem) {
    Problem counted = problem == null ? tokens.source().problem() : problem;
    if (counted != null) {
      tokens.failAt(counted.at(), counted.why());
    }
  }

  /** Where a format ends: at the brace that closes its field. */
  private int closing(int from, int to, Body body, int depth) {
    Characters source = tokens.source();
    int at = from;
    int open = 0;
    while (at < to) {
      int c = source.at(at);
      if (c == '{') {
        int end = strings.expression(at + 1, body.quote(), body.quotes(), depth + 1);
        if (end < 0) {
          return to;
        }
        open++;
        at = end;
      } else if (c == '}') {
        if (open == 0) {
          return at;
        }
        open--;
        at++;
      } else {
        at++;
      }
    }
    return to;
  }
}
