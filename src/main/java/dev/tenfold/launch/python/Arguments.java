package dev.tenfold.launch.python;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The arguments of a call.
 *
 * @param open why there may be more of them
 */
public record Arguments(List<Value> positional, Map<String, Value> named, Optional<String> open) {
  public static final Arguments NONE = new Arguments(List.of(), Map.of(), Optional.empty());

  static Arguments of(Value... positional) {
    return new Arguments(List.of(positional), Map.of(), Optional.empty());
  }

  public Arguments {
    positional = List.copyOf(positional);
    named = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(named));
  }

  /** The argument at a place or by a name, or nothing. */
  public Value get(int place, String name) {
    if (place >= 0 && place < positional.size()) {
      return positional.get(place);
    }
    return named(name);
  }

  /** The argument by that name, or nothing. */
  public Value named(String name) {
    return named.getOrDefault(name, Value.MISSING);
  }

  /** How many there are in all. */
  int size() {
    return positional.size() + named.size();
  }

  Arguments after(Value first) {
    List<Value> all = new ArrayList<>(List.of(first));
    all.addAll(positional);
    return new Arguments(all, named, open);
  }

  Arguments from(int place) {
    return new Arguments(
        positional.subList(Math.min(place, positional.size()), positional.size()), named, open);
  }

  /** These with further ones behind them; a name that comes again wins. */
  Arguments and(Arguments more) {
    List<Value> all = new ArrayList<>(positional);
    all.addAll(more.positional);
    Map<String, Value> names = new LinkedHashMap<>(named);
    names.putAll(more.named);
    return new Arguments(all, names, open.isPresent() ? open : more.open);
  }
}
