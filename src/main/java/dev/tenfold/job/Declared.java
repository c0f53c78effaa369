package dev.tenfold.job;

import dev.tenfold.source.Pointer;
import dev.tenfold.source.Text;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * A run that the fields of a resource, or a recipe, describe; which process will train is the
 * business of a controller.
 *
 * @param where the same as {@code at} for a reader
 * @param framework the id of the framework that reads it; empty where only the recipe's shape tells
 * @param settings the fields by their own names; numbers and booleans as they are written
 * @param recipe a whole file of settings; unknown text where it cannot be read
 */
public record Declared(
    Pointer at,
    String where,
    String framework,
    Map<String, Text> settings,
    Optional<Text> recipe,
    Map<String, String> annotations)
    implements Work {
  public Declared {
    settings = Map.copyOf(settings);
    annotations = Map.copyOf(annotations);
  }

  @Override
  public Declared with(UnaryOperator<Text> change) {
    Map<String, Text> changed = new LinkedHashMap<>();
    settings.forEach((key, value) -> changed.put(key, change.apply(value)));
    return new Declared(at, where, framework, changed, recipe.map(change), annotations);
  }

  @Override
  public Declared from(Pointer place) {
    return new Declared(place, where, framework, settings, recipe, annotations);
  }

  @Override
  public Declared annotated(Map<String, String> outer) {
    Map<String, String> all = new LinkedHashMap<>(outer);
    all.putAll(annotations);
    return new Declared(at, where, framework, settings, recipe, all);
  }
}
