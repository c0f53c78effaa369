package dev.tenfold.framework;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.tenfold.launch.Launch;
import dev.tenfold.launch.Program;
import dev.tenfold.source.Reading;
import dev.tenfold.source.Text;
import dev.tenfold.source.YamlText;
import dev.tenfold.source.YamlText.Tree;
import dev.tenfold.training.LearningRate;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** Reads the recipe that an argument names, and makes it a layer of the settings. */
final class Recipes {
  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private Recipes() {}

  /**
   * A recipe that cannot be seen leaves every setting open; one that its framework cannot parse
   * fails the run.
   */
  static void put(Launch launch, Text path, Dialect dialect, Settings settings) {
    Optional<String> known = path.known();
    if (known.isEmpty()) {
      settings.open("the recipe is named by " + String.join(", ", path.unknowns()));
      return;
    }
    switch (launch.files().read(known.get())) {
      case Reading.Absent<Text> _ -> settings.open("recipe " + known.get() + " lies in the image");
      case Reading.Unreadable<Text>(String why) -> settings.open(why);
      case Reading.Found<Text>(Text text) -> putText(text, known.get(), dialect, settings);
    }
  }

  /** The settings of a recipe that stands alone, if it has a shape that its framework knows. */
  static Optional<Settings> alone(Launch launch, Dialect dialect, Predicate<Settings> shape) {
    if (!(launch.program() instanceof Program.OfResource(String framework, var _, var recipe))
        || !framework.isEmpty()
        || recipe.isEmpty()) {
      return Optional.empty();
    }
    Settings settings = new Settings();
    put(recipe.get().text(), recipe.get().documents(), "text", dialect, settings);
    return Optional.of(settings).filter(shape);
  }

  /** The same of a recipe's text. */
  static void putText(Text text, String name, Dialect dialect, Settings settings) {
    Text read = text;
    if (isAppended(text)) {
      settings.open("recipe " + name + ": " + String.join(", ", text.sub(0, 1).unknowns()));
      read = text.sub(2);
    }
    put(text, YamlText.read(read), name, dialect, settings);
  }

  /** Whether keys follow on lines that nobody knows: these count, and any other may be there. */
  private static boolean isAppended(Text text) {
    return text.length() > 2
        && text.isHoleAt(0)
        && text.charAt(1) == '\n'
        && Character.isLetter(text.charAt(2));
  }

  private static void put(
      Text text, YamlText.Documents documents, String name, Dialect dialect, Settings settings) {
    Optional<String> fault = fault(documents, dialect).or(() -> jsonFault(text, dialect));
    if (fault.isEmpty()) {
      documents.trees().stream()
          .findFirst()
          .ifPresent(root -> settings.put((Tree.Mapping) root, name, dialect));
      if (documents.trees().stream().anyMatch(Recipes::hasUnknownKey)) {
        settings.open("recipe " + name + ": " + String.join(", ", text.unknowns()));
      }
    } else if (!text.isKnown()) {
      settings.open("recipe " + name + ": " + String.join(", ", text.unknowns()));
    } else if (text.toString().contains("{{") || text.toString().contains("{%")) {
      settings.open("recipe " + name + " is a template that is not filled in yet");
    } else {
      settings.open("recipe " + name + " " + fault.get());
      settings.fail(
          new LearningRate.Invalid(
              "", "cannot be known: recipe " + name + " " + fault.get(), Text.EMPTY.origin()));
    }
  }

  /** What is unknown of a key may be any key, and its value. */
  private static boolean hasUnknownKey(Tree root) {
    // aliases make one mapping the value of many keys
    Set<Tree> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    Deque<Tree> left = new ArrayDeque<>(List.of(root));
    while (!left.isEmpty()) {
      if (left.pop() instanceof Tree.Mapping mapping && seen.add(mapping)) {
        if (mapping.entries().keySet().stream().anyMatch(key -> key.indexOf(Text.HOLE) >= 0)) {
          return true;
        }
        left.addAll(mapping.entries().values());
      }
    }
    return false;
  }

  /** Python's json, unlike YAML, takes no comments, no bare words and no numbers like .5. */
  private static Optional<String> jsonFault(Text text, Dialect dialect) {
    if (dialect != Dialect.JSON || !text.isKnown()) {
      return Optional.empty();
    }
    try {
      JSON.readTree(text.toString());
      return Optional.empty();
    } catch (JsonProcessingException fault) {
      return Optional.of("is no JSON at line " + fault.getLocation().getLineNr());
    }
  }

  /** Why the framework cannot use the file; an empty one sets nothing. */
  private static Optional<String> fault(YamlText.Documents documents, Dialect dialect) {
    Optional<YamlText.Problem> problem =
        documents
            .problem()
            .or(() ->
                dialect.takesRepeatedKeys()
                    ? Optional.empty()
                    : documents.repeated().stream().findFirst());
    if (problem.isPresent()) {
      return Optional.of(
          "cannot be parsed at line " + problem.get().line() + ": " + problem.get().message());
    }
    if (documents.trees().size() > 1) {
      return Optional.of("holds more than one document");
    }
    return documents.trees().isEmpty() || documents.trees().getFirst() instanceof Tree.Mapping
        ? Optional.empty()
        : Optional.of("is no mapping of keys to values");
  }
}
