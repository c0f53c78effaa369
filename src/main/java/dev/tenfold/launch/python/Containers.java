package dev.tenfold.launch.python;

import dev.tenfold.source.Text;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Items, keys and slices of what holds several values. */
final class Containers {
  private static final int LONGEST_TEXT = 200;

  private final Evaluator evaluator;
  private final Session session;
  private final Variables variables;
  private final Paths paths;

  Containers(Evaluator evaluator) {
    this.evaluator = evaluator;
    this.session = evaluator.session();
    this.variables = new Variables(session);
    this.paths = new Paths(session);
  }

  Variables variables() {
    return variables;
  }

  Paths paths() {
    return paths;
  }

  /** What a loop over the value goes through, if that is known. */
  Optional<List<Value>> items(Value value) {
    return switch (session.way.resolved(value)) {
      case Items items -> items.known();
      case Dict dict
          when dict.open().isEmpty() && dict.entries().stream().allMatch(Containers::isThere) ->
          Optional.of(dict.entries().stream().map(Dict.Entry::key).toList());
      case Value.Str(Text text) when text.isKnown() && text.length() <= LONGEST_TEXT ->
          Optional.of(characters(text));
      default -> Optional.empty();
    };
  }

  private static boolean isThere(Dict.Entry entry) {
    return !(entry.value() instanceof Value.Either) && !(entry.value() instanceof Value.Missing);
  }

  private static List<Value> characters(Text text) {
    List<Value> characters = new ArrayList<>();
    String chars = text.toString();
    for (int i = 0; i < chars.length(); ) {
      int length = Character.charCount(chars.codePointAt(i));
      characters.add(new Value.Str(text.sub(i, i + length)));
      i += length;
    }
    return characters;
  }

  /** One item of something whose items are not known, the same for the same loop. */
  Value anyItem(Value value, int site) {
    return Values.unknown(
        "an item of " + Values.described(value), "an item of " + Values.key(value) + " at " + site);
  }

  Value item(Value of, Value key) {
    return switch (of) {
      case Items items when key instanceof Value.Int(BigInteger index, Text _) ->
          itemOf(items, index);
      case Dict dict -> ofDict(dict, key);
      case Value.Str(Text text)
          when key instanceof Value.Int(BigInteger index, Text _) && text.isKnown() -> {
        List<Value> characters = text.length() <= Budget.TEXT ? characters(text) : List.of();
        int at = position(index, characters.size());
        yield at < 0 ? session.unknown("a character that is not there") : characters.get(at);
      }
      case Value.External(String path) when path.equals("os.environ") -> variables.required(key);
      case Value.Unknown unknown ->
          Values.dependent(unknown, Values.key(of) + "[" + Values.key(key) + "]");
      case Items items -> session.unknown(items.open().orElse("an item of a list"));
      case Value.Str _, Value.Int _, Value.Real _, Value.Bool _, Value.None _, Instance _ ->
          session.unknown("an item of " + Values.described(of));
      default -> new Value.Item(of, key);
    };
  }

  private static int position(BigInteger index, int size) {
    if (index.bitLength() > 30) {
      return -1;
    }
    int at = index.intValue() < 0 ? index.intValue() + size : index.intValue();
    return at < size ? at : -1;
  }

  private Value itemOf(Items items, BigInteger index) {
    if (items.open().isPresent()) {
      return session.unknown(items.open().get());
    }
    int at = position(index, items.values().size());
    return at < 0
        ? session.unknown("item " + index + " of a list that has " + items.values().size())
        : items.values().get(at);
  }

  private Value ofDict(Dict dict, Value key) {
    Value found = dict.get(key);
    if (found == null) {
      return Values.dependent(key, Values.key(dict) + "[" + Values.key(key) + "]");
    }
    Value there = withoutMissing(session.way.resolved(found));
    if (there instanceof Value.Missing) {
      return dict.open()
          .<Value>map(session::unknown)
          .orElseGet(
              () -> session.unknown("the key " + Values.described(key) + ", which is not there"));
    }
    return there;
  }

  /** A path on which it is not there ends with an error. */
  static Value withoutMissing(Value value) {
    return orElse(value, Value.MISSING);
  }

  /** The value, with another one where it is not there. */
  static Value orElse(Value value, Value other) {
    if (value instanceof Value.Missing) {
      return other;
    }
    if (!(value instanceof Value.Either(Condition condition, Value yes, Value no, int _))) {
      return value;
    }
    Value first = orElse(yes, other);
    Value second = orElse(no, other);
    if (other instanceof Value.Missing) {
      return first instanceof Value.Missing
          ? second
          : second instanceof Value.Missing ? first : Values.either(condition, first, second);
    }
    return Values.either(condition, first, second);
  }

  /** {@code of[lower:upper]}. */
  Value slice(Value of, List<Value> bounds) {
    if (!(bounds.get(2) instanceof Value.None)) {
      return session.unknown("a slice with a step");
    }
    if (of instanceof Items items && items.open().isEmpty()) {
      int size = items.values().size();
      int from = bound(bounds.get(0), size, 0);
      int to = bound(bounds.get(1), size, size);
      return from < 0 || to < 0
          ? session.unknown("a slice of a list")
          : session.items(items.kind(), items.values().subList(Math.min(from, to), to));
    }
    if (of instanceof Value.Str(Text text) && text.isKnown() && isOfSingles(text)) {
      int from = bound(bounds.get(0), text.length(), 0);
      int to = bound(bounds.get(1), text.length(), text.length());
      return from < 0 || to < 0
          ? session.unknown("a slice of a text")
          : new Value.Str(text.sub(Math.min(from, to), to));
    }
    return Values.dependent(
        of,
        Values.key(of) + "[" + Values.key(bounds.get(0)) + ":" + Values.key(bounds.get(1)) + "]");
  }

  private static boolean isOfSingles(Text text) {
    return text.chars().noneMatch(c -> Character.isSurrogate((char) c));
  }

  private static int bound(Value value, int size, int without) {
    if (value instanceof Value.None) {
      return without;
    }
    if (!(value instanceof Value.Int(BigInteger index, Text _)) || index.bitLength() > 30) {
      return -1;
    }
    int at = index.intValue() < 0 ? index.intValue() + size : index.intValue();
    return Math.max(0, Math.min(size, at));
  }

  /** {@code dict.update(other)}. */
  void update(Dict dict, Value other) {
    switch (session.way.resolved(other)) {
      case Dict more -> {
        more.open().ifPresent(dict::open);
        for (Dict.Entry entry : more.entries()) {
          Value old = dict.get(entry.key());
          Value value = orElse(entry.value(), old == null ? Value.MISSING : old);
          dict.put(entry.key(), value, session.way);
        }
      }
      case Instance namespace when namespace.open().isEmpty() ->
          namespace
              .attributes()
              .forEach((name, value) -> dict.put(Values.str(name), value, session.way));
      case Value value -> {
        Optional<List<Value>> pairs = items(value);
        boolean all =
            pairs.isPresent()
                && pairs.get().stream()
                    .allMatch(pair ->
                        pair instanceof Items two
                            && two.known().filter(v -> v.size() == 2).isPresent());
        if (all) {
          pairs
              .orElseThrow()
              .forEach(pair -> {
                List<Value> two = ((Items) pair).values();
                dict.put(two.get(0), two.get(1), session.way);
              });
        } else {
          dict.open("the keys of " + Values.described(value) + ", which cannot be seen");
        }
      }
    }
  }

  Evaluator evaluator() {
    return evaluator;
  }
}
