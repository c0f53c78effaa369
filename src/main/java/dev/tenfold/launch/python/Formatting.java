package dev.tenfold.launch.python;

import dev.tenfold.launch.python.syntax.Expression;
import dev.tenfold.launch.python.syntax.StringPart;
import dev.tenfold.launch.python.syntax.StringPart.Piece;
import dev.tenfold.launch.python.syntax.Strings;
import dev.tenfold.source.Text;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Strings and what is put into them. What is not known leaves a hole. */
final class Formatting {
  private static final Pattern FIXED = Pattern.compile("\\.(\\d{1,2})([ef])");
  private static final Pattern PERCENT = Pattern.compile("%(\\.\\d{1,2})?([sdfe%])");
  private static final Pattern BRACES = Pattern.compile("\\{\\{|\\}\\}|\\{([A-Za-z0-9_]*)\\}");

  private final Interpreter python;

  Formatting(Interpreter python) {
    this.python = python;
  }

  /** String tokens side by side. */
  Value string(Expression.Str it, Scope scope) {
    Text source = scope.module().source();
    List<Value> parts = new ArrayList<>();
    for (StringPart part : it.parts()) {
      if (part.isFormatted()) {
        pieces(source, part, part.pieces(), scope, parts);
        continue;
      }
      int length = part.bodyTo() - part.bodyFrom();
      if (length > Budget.TEXT || !python.session().budget.step(length)) {
        return python.session().unknown("a string of more than " + Budget.TEXT + " characters");
      }
      parts.add(new Value.Str(Strings.body(source, part)));
    }
    Value whole = joined(parts);
    boolean bytes = !it.parts().isEmpty() && it.parts().getFirst().isBytes();
    return bytes && whole instanceof Value.Str(Text text) ? new Value.Bytes(text) : whole;
  }

  private void pieces(
      Text source, StringPart part, List<Piece> pieces, Scope scope, List<Value> into) {
    for (Piece piece : pieces) {
      switch (piece) {
        case Piece.Literal(int from, int to) ->
            into.add(
                new Value.Str(
                    to - from > Budget.TEXT || !python.session().budget.step(to - from)
                        ? Text.unknown("a string of more than " + Budget.TEXT + " characters")
                        : Strings.piece(source, part, from, to)));
        case Piece.Replacement it -> {
          if (it.shownTo() > it.shownFrom()) {
            into.add(new Value.Str(source.sub(it.shownFrom(), it.shownTo())));
          }
          into.add(field(source, part, it, scope));
        }
      }
    }
  }

  private Value field(Text source, StringPart part, Piece.Replacement it, Scope scope) {
    Value value = python.eval(it.value(), scope);
    boolean repr =
        it.conversion().equals("r")
            || (it.shownTo() > it.shownFrom() && it.conversion().isEmpty() && it.format() == null);
    List<Piece> format = it.format();
    String spec = "";
    if (format != null && !format.isEmpty()) {
      List<Value> parts = new ArrayList<>();
      pieces(source, part, format, scope, parts);
      Optional<String> known = Values.text(joined(parts));
      if (known.isEmpty()) {
        return new Value.Str(Values.hole(value));
      }
      spec = known.get();
    }
    String wanted = spec;
    return python
        .evaluator()
        .mapped(value, each -> new Value.Str(repr ? repr(each) : formatted(each, wanted)));
  }

  private Value joined(List<Value> parts) {
    Value whole = new Value.Str(Text.EMPTY);
    for (Value part : parts) {
      whole = python.evaluator().arithmetic().binary("+", whole, part);
    }
    return whole;
  }

  /** {@code str(value)}. */
  Text shown(Value value) {
    return switch (value) {
      case Value.Str(Text text) -> text;
      case Value.Int(BigInteger number, Text _) -> Text.made(number.toString());
      case Value.Real(double number, Text _) -> Text.made(Numerals.repr(number));
      case Value.Bool(boolean truth) -> Text.made(truth ? "True" : "False");
      case Value.None _ -> Text.made("None");
      default -> Values.hole(value);
    };
  }

  /** {@code repr(value)}. */
  Text repr(Value value) {
    if (!(value instanceof Value.Str(Text text))) {
      return shown(value);
    }
    boolean plain =
        text.isKnown()
            && text.chars().allMatch(c -> c >= 0x20 && c < 0x7f && c != '\\' && c != '\'');
    return plain
        ? Text.join(List.of(Text.made("'"), text, Text.made("'")))
        : Text.unknown("the repr of " + Values.described(value));
  }

  private static final String NO_FORMAT = "a format that is not read: ";

  private Text formatted(Value value, String spec) {
    if (spec.isEmpty() || (spec.equals("s") && value instanceof Value.Str)) {
      return shown(value);
    }
    if (spec.equals("d") && value instanceof Value.Int) {
      return shown(value);
    }
    Matcher fixed = FIXED.matcher(spec);
    boolean number = value instanceof Value.Int || value instanceof Value.Real;
    if (!fixed.matches() || !number) {
      return number || value instanceof Value.Str
          ? Text.unknown(NO_FORMAT + spec)
          : Values.hole(value);
    }
    double exact =
        value instanceof Value.Real(double f, Text _)
            ? f
            : ((Value.Int) value).value().doubleValue();
    if (!Double.isFinite(exact) || Math.abs(exact) > 1e15) {
      return Text.unknown(NO_FORMAT + spec);
    }
    int digits = Integer.parseInt(fixed.group(1));
    return Text.made(fixed.group(2).equals("f") ? fixed(exact, digits) : scientific(exact, digits));
  }

  private static String fixed(double value, int digits) {
    BigDecimal rounded = new BigDecimal(value).setScale(digits, RoundingMode.HALF_EVEN);
    boolean negativeZero = rounded.signum() == 0 && (value < 0 || 1 / value < 0);
    return (negativeZero ? "-" : "") + rounded.toPlainString();
  }

  private static String scientific(double value, int digits) {
    BigDecimal rounded =
        new BigDecimal(value).round(new MathContext(digits + 1, RoundingMode.HALF_EVEN));
    if (rounded.signum() == 0) {
      return (1 / value < 0 ? "-" : "") + (digits == 0 ? "0" : "0." + "0".repeat(digits)) + "e+00";
    }
    int exponent = rounded.precision() - rounded.scale() - 1;
    String unscaled = rounded.unscaledValue().abs().toString();
    String all = unscaled + "0".repeat(Math.max(0, digits + 1 - unscaled.length()));
    return (rounded.signum() < 0 ? "-" : "")
        + all.charAt(0)
        + (digits == 0 ? "" : "." + all.substring(1, digits + 1))
        + "e"
        + (exponent < 0 ? "-" : "+")
        + String.format(Locale.ROOT, "%02d", Math.abs(exponent));
  }

  /** {@code format % values}; null for what is not read. */
  @Nullable Value percent(Text format, Value right) {
    if (!format.isKnown()) {
      return null;
    }
    List<Value> values =
        right instanceof Items items && items.kind() == Items.Kind.TUPLE
            ? items.known().orElse(List.of())
            : List.of(right);
    List<Value> parts = new ArrayList<>();
    Matcher matcher = PERCENT.matcher(format.toString());
    int done = 0;
    int next = 0;
    while (matcher.find()) {
      String between = format.toString().substring(done, matcher.start());
      if (between.indexOf('%') >= 0) {
        return null;
      }
      parts.add(new Value.Str(format.sub(done, matcher.start())));
      done = matcher.end();
      if (matcher.group(2).equals("%")) {
        parts.add(Values.str("%"));
        continue;
      }
      if (next >= values.size()) {
        return null;
      }
      Value value = values.get(next++);
      String kind = matcher.group(2);
      String precision =
          matcher.group(1) == null ? (kind.matches("[fe]") ? ".6" : "") : matcher.group(1);
      String spec = kind.equals("s") ? "" : precision + kind;
      boolean whole = kind.equals("d") && !(value instanceof Value.Int);
      if (whole || (kind.equals("s") && !precision.isEmpty())) {
        return null;
      }
      parts.add(new Value.Str(formatted(value, spec)));
    }
    boolean all = next == values.size() && format.toString().indexOf('%', done) < 0;
    parts.add(new Value.Str(format.sub(done)));
    return all ? joined(parts) : null;
  }

  /** {@code format.format(...)}; null for what is not read. */
  @Nullable Value braces(Text format, Arguments arguments) {
    if (!format.isKnown() || arguments.open().isPresent()) {
      return null;
    }
    List<Value> parts = new ArrayList<>();
    Matcher matcher = BRACES.matcher(format.toString());
    int done = 0;
    int next = 0;
    while (matcher.find()) {
      parts.add(new Value.Str(format.sub(done, matcher.start())));
      done = matcher.end();
      String name = matcher.group(1);
      if (name == null) {
        parts.add(Values.str(matcher.group().substring(1)));
        continue;
      }
      boolean numbered = name.matches("\\d{1,3}");
      Value value =
          name.isEmpty()
              ? arguments.get(next++, "")
              : numbered ? arguments.get(Integer.parseInt(name), "") : arguments.named(name);
      if (value instanceof Value.Missing) {
        return null;
      }
      parts.add(python.evaluator().mapped(value, each -> new Value.Str(shown(each))));
    }
    parts.add(new Value.Str(format.sub(done)));
    boolean clean =
        parts.stream().filter(part -> part instanceof Value.Str).count() == parts.size()
            && !hasBrace(format, matcher);
    return clean ? joined(parts) : null;
  }

  /** Whether a brace is left over that is part of something else. */
  private static boolean hasBrace(Text format, Matcher matcher) {
    String rest = matcher.reset(format.toString()).replaceAll("");
    return rest.indexOf('{') >= 0 || rest.indexOf('}') >= 0;
  }
}
