package dev.tenfold.job;

import dev.tenfold.source.Field;
import dev.tenfold.source.Text;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The params of Tekton by name, those of an object by {@code name.key} (tektoncd/pipeline,
 * docs/variables.md). What has a value is filled in; results and the like are not known before a
 * run, and nothing else of {@code $(...)} is Tekton's.
 *
 * @param folders where the workspaces of a task are
 * @param placeholders what is filled in of one object
 */
record TektonParams(
    Map<String, List<Text>> values, Map<String, Text> folders, Placeholders placeholders) {
  /** More words than any process gets. */
  private static final int MOST_WORDS = 10_000;

  /** What a word takes to hold beside its text, in characters. */
  private static final int WORD = 8;

  private static final String NAME = "[A-Za-z0-9_][A-Za-z0-9_.-]{0,200}";
  private static final String PARAMS = "(?:inputs\\.)?params";
  private static final Pattern PARAMETER =
      Pattern.compile(
          "\\$\\("
              + PARAMS
              + "(?:\\.("
              + NAME
              + ")|\\[['\"]("
              + NAME
              + ")['\"]])(?:\\[([0-9]{1,4})])?\\)");
  private static final Pattern WORKSPACE =
      Pattern.compile("\\$\\(workspaces\\.(" + NAME + ")\\.path\\)");
  private static final Pattern WHOLE_LIST =
      Pattern.compile(
          "\\$\\(" + PARAMS + "(?:\\.(" + NAME + ")|\\[['\"](" + NAME + ")['\"]])\\[\\*]\\)");
  private static final Pattern UNKNOWN =
      Pattern.compile(
          "\\$\\((?:inputs|outputs|params|tasks|finally|results|steps|context|workspaces"
              + "|credentials|stepResults)[.\\[][^()]{1,300}\\)");

  TektonParams {
    values = Map.copyOf(values);
    folders = Map.copyOf(folders);
  }

  private TektonParams(Map<String, List<Text>> values) {
    this(values, Map.of(), new Placeholders());
  }

  static TektonParams none() {
    return new TektonParams(Map.of());
  }

  /** These in a task whose workspaces are in these folders. */
  TektonParams in(Map<String, Text> workspaces) {
    return new TektonParams(values, workspaces, placeholders);
  }

  /** The params of a list, by the field that holds what they are: {@code value} or default. */
  static TektonParams of(Field params, String key) {
    Map<String, List<Text>> values = new HashMap<>();
    for (Field param : params.items()) {
      Field value = param.child(key);
      String name = param.child("name").string();
      if (value.node().isArray()) {
        values.put(name, value.items().stream().map(Scalars::text).toList());
      } else if (value.node().isObject()) {
        Scalars.entries(value)
            .forEach((field, text) -> values.put(name + "." + field, List.of(text)));
      } else if (value.isPresent()) {
        values.put(name, List.of(Scalars.text(value)));
      }
    }
    return new TektonParams(values);
  }

  /** A matrix starts a task for each of the values of each of its params. */
  static TektonParams ofMatrix(Field matrix) {
    Map<String, List<Text>> values = new HashMap<>();
    for (Field param : matrix.child("params").items()) {
      String name = param.child("name").string();
      values.put(name, List.of(SearchSpace.list(name, param.child("value").items())));
    }
    for (Field included : matrix.child("include").items()) {
      for (Field param : included.child("params").items()) {
        String name = param.child("name").string();
        values.put(name, List.of(Text.unknown("a matrix includes several \"" + name + "\"")));
      }
    }
    return new TektonParams(values);
  }

  /** These, and over them those. */
  TektonParams under(TektonParams stronger) {
    Map<String, List<Text>> all = new HashMap<>(values);
    all.putAll(stronger.values);
    return new TektonParams(all, Map.of(), stronger.placeholders);
  }

  /** These with what those stand for in them. */
  TektonParams filledBy(TektonParams others) {
    Map<String, List<Text>> filled = new HashMap<>();
    values.forEach((name, words) -> filled.put(name, others.words(words)));
    return new TektonParams(filled, Map.of(), others.placeholders);
  }

  /** The text with every value in its place. */
  Text fill(Text text) {
    if (text.indexOf('$') < 0) {
      return text;
    }
    Text filled =
        placeholders
            .fill(PARAMETER, matcher -> value(name(matcher), Optional.ofNullable(matcher.group(3))))
            .apply(text);
    filled =
        placeholders
            .fill(WORKSPACE, matcher -> Optional.ofNullable(folders.get(matcher.group(1))))
            .apply(filled);
    return placeholders
        .fill(UNKNOWN, matcher -> Optional.of(Text.unknown(matcher.group() + " has no value yet")))
        .apply(filled);
  }

  UnaryOperator<Text> filling() {
    return this::fill;
  }

  /** Words with every value in its place; a word that is a whole list stands for its words. */
  List<Text> words(List<Text> words) {
    List<Text> all = new ArrayList<>();
    for (Text word : words) {
      Matcher whole = WHOLE_LIST.matcher(word.toString());
      List<Text> list = whole.matches() ? values.get(name(whole)) : null;
      List<Text> more = list == null ? List.of(word) : list;
      boolean fits = list == null || placeholders.grow(list.size() * WORD);
      if (!fits || all.size() + more.size() > MOST_WORDS) {
        return List.of(Text.unknown("its params are too many words"));
      }
      more.forEach(item -> all.add(fill(item)));
    }
    return all;
  }

  /** Whether one of the conditions of a task is certainly not met, so that it is left out. */
  boolean neverHold(Field when) {
    for (Field condition : when.items()) {
      Text input = fill(condition.child("input").text());
      List<Text> expected =
          words(condition.child("values").items().stream().map(Field::text).toList());
      if (!input.isKnown() || !expected.stream().allMatch(Text::isKnown)) {
        continue;
      }
      boolean isIn = expected.stream().anyMatch(value -> value.is(input.toString()));
      String operator = condition.child("operator").string();
      if ((operator.equals("in") && !isIn) || (operator.equals("notin") && isIn)) {
        return true;
      }
    }
    return false;
  }

  private static String name(Matcher matcher) {
    String dotted = matcher.group(1);
    return dotted == null ? matcher.group(2) : dotted;
  }

  private Optional<Text> value(String name, Optional<String> index) {
    List<Text> words = values.getOrDefault(name, List.of());
    if (index.isPresent()) {
      int at = Integer.parseInt(index.get());
      return at < words.size() ? Optional.of(words.get(at)) : Optional.empty();
    }
    return words.size() == 1 ? Optional.of(words.getFirst()) : Optional.empty();
  }
}
