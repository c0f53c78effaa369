package dev.tenfold.launch.python;

import dev.tenfold.source.Text;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Compares values, as far as they are known. */
final class Comparisons {
  private final Evaluator evaluator;

  Comparisons(Evaluator evaluator) {
    this.evaluator = evaluator;
  }

  Value compare(String operator, Value left, Value right) {
    return switch (operator) {
      case "!=" -> evaluator.not(compare("==", left, right));
      case "is not" -> evaluator.not(compare("is", left, right));
      case "not in" -> evaluator.not(compare("in", left, right));
      case ">" -> compare("<", right, left);
      case ">=" -> compare("<=", right, left);
      default ->
          evaluator.mapped(
              left, one -> evaluator.mapped(right, other -> single(operator, one, other)));
    };
  }

  private Value single(String operator, Value left, Value right) {
    Holds holds =
        switch (operator) {
          case "==" -> equal(left, right);
          case "is" -> same(left, right);
          case "in" -> contains(right, left);
          default -> less(left, right, operator.equals("<="));
        };
    return holds == Holds.UNKNOWN
        ? Values.dependent(
            Values.plain(left) == null ? left : right,
            "(" + Values.key(left) + " " + operator + " " + Values.key(right) + ")")
        : Value.Bool.of(holds == Holds.YES);
  }

  private Holds equal(Value left, Value right) {
    if (left instanceof Items one && right instanceof Items other) {
      Budget budget = evaluator.session().budget;
      Holds all = budget.step(0) && budget.enter() ? equal(one, other) : Holds.UNKNOWN;
      budget.leave();
      return all;
    }
    Object a = Values.plain(left);
    Object b = Values.plain(right);
    if (a != null && b != null) {
      return equal(left, right, a, b);
    }
    if (left instanceof Value.Real(double x, Text _) && Double.isNaN(x)) {
      return Holds.NO;
    }
    if (left instanceof Value.None || right instanceof Value.None) {
      return isNone(left instanceof Value.None ? right : left);
    }
    return left instanceof Value.Str(Text one) && right instanceof Value.Str(Text other)
        ? equal(one, other)
        : Holds.UNKNOWN;
  }

  private static Holds equal(Value left, Value right, Object a, Object b) {
    if (a instanceof BigDecimal x && b instanceof BigDecimal y) {
      return Holds.of(x.compareTo(y) == 0);
    }
    boolean external = left instanceof Value.External || right instanceof Value.External;
    // one thing of a module may have two names
    return external && !a.equals(b) ? Holds.UNKNOWN : Holds.of(a.equals(b));
  }

  /** Texts with holes differ where what is known of them differs. */
  private static Holds equal(Text one, Text other) {
    int shorter = Math.min(one.length(), other.length());
    for (int i = 0; i < shorter && !one.isHoleAt(i) && !other.isHoleAt(i); i++) {
      if (one.charAt(i) != other.charAt(i)) {
        return Holds.NO;
      }
    }
    return Holds.UNKNOWN;
  }

  private Holds equal(Items one, Items other) {
    Optional<List<Value>> first = one.known();
    Optional<List<Value>> second = other.known();
    if (one.kind() != other.kind()) {
      return Holds.NO;
    }
    if (one.kind() == Items.Kind.SET || first.isEmpty() || second.isEmpty()) {
      return Holds.UNKNOWN;
    }
    if (first.get().size() != second.get().size()) {
      return Holds.NO;
    }
    Holds all = Holds.YES;
    for (int i = 0; i < first.get().size(); i++) {
      Holds each = equal(first.get().get(i), second.get().get(i));
      if (each == Holds.NO) {
        return each;
      }
      all = each == Holds.UNKNOWN ? each : all;
    }
    return all;
  }

  private static Holds same(Value left, Value right) {
    if (left instanceof Value.None || right instanceof Value.None) {
      return isNone(left instanceof Value.None ? right : left);
    }
    if (left instanceof Value.Bool(boolean a) && right instanceof Value.Bool(boolean b)) {
      return Holds.of(a == b);
    }
    if (left.equals(right)) {
      return Holds.YES;
    }
    boolean bool = left instanceof Value.Bool || right instanceof Value.Bool;
    boolean known = Values.plain(left) != null && Values.plain(right) != null;
    return bool && known ? Holds.NO : Holds.UNKNOWN;
  }

  /** What calling a class makes, and what a model is loaded with, is never None. */
  private static Holds isNone(Value value) {
    return switch (value) {
      case Value.None _ -> Holds.YES;
      case Value.Attribute _, Value.Item _, Value.Unknown _, Value.Either _, Value.Missing _ ->
          Holds.UNKNOWN;
      case Value.External(String path) -> Values.isClassName(path) ? Holds.NO : Holds.UNKNOWN;
      case Value.Made(Call call) -> {
        boolean made = Values.isClassName(call.path()) || call.subclass().isPresent();
        yield made || call.path().endsWith(".from_pretrained") ? Holds.NO : Holds.UNKNOWN;
      }
      default -> Holds.NO;
    };
  }

  private Holds contains(Value container, Value item) {
    if (container instanceof Value.Str(Text text)) {
      return item instanceof Value.Str(Text part) && text.isKnown() && part.isKnown()
          ? Holds.of(text.toString().contains(part))
          : Holds.UNKNOWN;
    }
    if (container instanceof Dict dict) {
      return contains(dict, item);
    }
    if (container instanceof Value.External(String path) && path.equals("os.environ")) {
      return evaluator.containers().variables().isSet(item);
    }
    Optional<List<Value>> items = evaluator.containers().items(container);
    if (items.isEmpty()) {
      return Holds.UNKNOWN;
    }
    Holds found = Holds.NO;
    for (Value each : items.get()) {
      Holds same = equal(each, item);
      if (same == Holds.YES) {
        return same;
      }
      found = same == Holds.UNKNOWN ? same : found;
    }
    return found;
  }

  private static Holds contains(Dict dict, Value key) {
    Value found = dict.get(key);
    if (found == null || found instanceof Value.Either) {
      return Holds.UNKNOWN;
    }
    if (!(found instanceof Value.Missing)) {
      return Holds.YES;
    }
    return dict.open().isPresent() ? Holds.UNKNOWN : Holds.NO;
  }

  private static Holds less(Value left, Value right, boolean orEqual) {
    if (number(left) instanceof BigDecimal a && number(right) instanceof BigDecimal b) {
      return Holds.of(orEqual ? a.compareTo(b) <= 0 : a.compareTo(b) < 0);
    }
    if (left instanceof Value.Str(Text a)
        && right instanceof Value.Str(Text b)
        && isPlain(a)
        && isPlain(b)) {
      int order = a.toString().compareTo(b.toString());
      return Holds.of(orEqual ? order <= 0 : order < 0);
    }
    return Holds.UNKNOWN;
  }

  /** Known, and of characters whose order is that of their code points. */
  private static boolean isPlain(Text text) {
    return text.isKnown() && text.chars().noneMatch(c -> Character.isSurrogate((char) c));
  }

  private static @Nullable Object number(Value value) {
    return switch (value) {
      case Value.Int _, Value.Real _, Value.Bool _ -> Values.plain(value);
      default -> null;
    };
  }
}
