package dev.tenfold.launch;

import dev.tenfold.job.Container;
import dev.tenfold.job.Container.EnvEntry;
import dev.tenfold.source.Allowance;
import dev.tenfold.source.Field;
import dev.tenfold.source.Lookup;
import dev.tenfold.source.Manifest;
import dev.tenfold.source.Reading;
import dev.tenfold.source.Text;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * The variables of a process as its object sets them. What the image sets besides is not seen.
 *
 * @param variables by name; a value may have holes
 * @param openTo where further variables may come from, as clauses: {@code Secret "keys"}
 */
public record Environment(Map<String, Text> variables, List<String> openTo) {
  public static final Environment EMPTY = new Environment(Map.of(), List.of());

  public Environment {
    variables = Map.copyOf(variables);
    openTo = List.copyOf(openTo);
  }

  /** The variable, if the object sets it. */
  public Optional<Text> get(String name) {
    return Optional.ofNullable(variables.get(name));
  }

  /** This environment with more variables on top. */
  public Environment with(Map<String, Text> more) {
    Map<String, Text> all = new LinkedHashMap<>(variables);
    all.putAll(more);
    return new Environment(all, openTo);
  }

  /** This environment where further variables may come from these places too. */
  Environment openTo(List<String> more) {
    List<String> all = new ArrayList<>(openTo);
    all.addAll(more);
    return new Environment(variables, all);
  }

  /** This environment without the variables named. */
  Environment without(List<Text> names) {
    Map<String, Text> fewer = new LinkedHashMap<>(variables);
    names.forEach(name -> fewer.remove(name.toString()));
    return new Environment(fewer, openTo);
  }

  /** This environment with the variables that match unknown. */
  Environment doubting(Predicate<String> names, UnaryOperator<String> why) {
    Map<String, Text> doubted = new LinkedHashMap<>();
    variables.forEach((name, value) ->
        doubted.put(name, names.test(name) ? Text.unknown(why.apply(name)) : value));
    return new Environment(doubted, openTo);
  }

  /** Takes {@code NAME=value} as a variable. */
  static void assign(Text text, Map<String, Text> variables) {
    int equals = text.indexOf('=');
    if (equals > 0) {
      variables.put(text.sub(0, equals).toString(), text.sub(equals + 1));
    }
  }

  /** Takes the {@code NAME=value} words at the beginning as variables; gives the words after. */
  static List<Word> assigned(List<Word> words, Map<String, Text> variables) {
    int at = 0;
    while (at < words.size() && words.get(at).text().indexOf('=') > 0) {
      assign(words.get(at).text(), variables);
      at++;
    }
    return Launchers.tail(words, at);
  }

  /** The environment of a container: {@code envFrom} first, then {@code env} in its order. */
  static Environment of(Container container, Lookup lookup, Allowance allowance) {
    Map<String, Text> variables = new LinkedHashMap<>();
    List<String> openTo = new ArrayList<>();
    for (EnvEntry entry : container.env()) {
      switch (entry) {
        case EnvEntry.Value(String name, Text value) ->
            variables.put(name, References.expand(value, variables, allowance));
        case EnvEntry.Hidden(String name, String why) -> variables.put(name, Text.unknown(why));
        case EnvEntry.ConfigMapKey(String name, String map, String key, boolean optional) ->
            key(container, lookup, map, key, optional, name)
                .ifPresent(value -> variables.put(name, value));
        case EnvEntry.AllHidden(String prefix, String why) -> openTo.add(why);
        case EnvEntry.AllOfConfigMap(String prefix, String map, boolean optional) ->
            all(container, lookup, prefix, map, optional, variables, openTo);
      }
    }
    return new Environment(variables, openTo);
  }

  private static Optional<Text> key(
      Container container, Lookup lookup, String map, String key, boolean optional, String name) {
    Reading<Manifest> found = lookup.find(Lookup.Reference.configMap(container.namespace(), map));
    return switch (found) {
      case Reading.Found<Manifest>(Manifest object) -> {
        Optional<Text> value = ConfigMaps.value(object, key);
        if (value.isPresent() || optional) {
          yield value;
        }
        yield Optional.of(Text.unknown("ConfigMap \"" + map + "\" has no key \"" + key + "\""));
      }
      case Reading.Absent<Manifest> absent ->
          optional
              ? Optional.empty()
              : Optional.of(Text.unknown("ConfigMap \"" + map + "\" does not exist yet"));
      case Reading.Unreadable<Manifest>(String why) ->
          Optional.of(Text.unknown("$" + name + ": " + why));
    };
  }

  private static void all(
      Container container,
      Lookup lookup,
      String prefix,
      String map,
      boolean optional,
      Map<String, Text> variables,
      List<String> openTo) {
    Reading<Manifest> found = lookup.find(Lookup.Reference.configMap(container.namespace(), map));
    switch (found) {
      case Reading.Found<Manifest>(Manifest object) -> {
        for (Map.Entry<String, Field> entry : object.root().child("data").entries().entrySet()) {
          ConfigMaps.value(object, entry.getKey())
              .ifPresent(value -> variables.put(prefix + entry.getKey(), value));
        }
      }
      case Reading.Absent<Manifest> absent -> {
        if (!optional) {
          openTo.add("ConfigMap \"" + map + "\", which does not exist yet");
        }
      }
      case Reading.Unreadable<Manifest>(String why) -> openTo.add(why);
    }
  }
}
