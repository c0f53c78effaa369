package dev.tenfold.launch.python;

import dev.tenfold.launch.Word;
import dev.tenfold.launch.python.syntax.Expression;
import dev.tenfold.source.Reading;
import dev.tenfold.source.Text;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * HfArgumentParser and TrlParser: the fields of dataclasses as flags, with underscores and with
 * dashes (transformers/hf_argparser.py, trl/scripts/utils.py). A flag that no class of the script
 * has belongs to those that are not read, such as {@code SFTConfig}.
 */
final class DataclassParsers {
  private static final Set<String> PARSERS =
      Set.of("HfArgumentParser", "TrlParser", "H4ArgumentParser");
  private static final Set<String> TRUE = Set.of("true", "t", "yes", "y", "1");
  private static final Set<String> FALSE = Set.of("false", "f", "no", "n", "0");

  private final Interpreter python;
  private final Session session;
  private final ArgumentParsers parsers;
  private final DataFiles files;

  DataclassParsers(Interpreter python, ArgumentParsers parsers) {
    this.python = python;
    this.session = python.session();
    this.parsers = parsers;
    this.files = new DataFiles(python);
  }

  /** What a method of such a parser gives, or null for anything else. */
  @Nullable Value method(Call parser, String name, Arguments arguments) {
    if (!(parser.callee() instanceof Value.External external)
        || !PARSERS.contains(external.name())) {
      return null;
    }
    List<Value> types = types(parser.arguments().get(0, "dataclass_types"));
    return switch (name) {
      case "parse_args_into_dataclasses", "parse_args_and_config" ->
          fromLine(parser, types, name, arguments);
      case "parse_json_file" -> fromDict(parser, types, file(arguments.get(0, "json_file"), true));
      case "parse_yaml_file" -> fromDict(parser, types, file(arguments.get(0, "yaml_file"), false));
      case "parse_dict" -> fromDict(parser, types, arguments.get(0, "args"));
      default -> null;
    };
  }

  private List<Value> types(Value given) {
    return python
        .evaluator()
        .containers()
        .items(given)
        .orElseGet(() -> List.of(python.way().resolved(given)));
  }

  private Value file(Value path, boolean json) {
    Text content = python.evaluator().containers().paths().content(path);
    return json ? files.json(content) : files.yaml(content);
  }

  private Value fromDict(Call parser, List<Value> types, Value value) {
    Dict dict = value instanceof Dict known ? known : session.dict();
    if (!(value instanceof Dict)) {
      dict.open(String.join(", ", Values.hole(value).unknowns()));
    }
    Map<String, Value> named = new LinkedHashMap<>();
    dict.entries()
        .forEach(entry -> Values.text(entry.key()).ifPresent(key -> named.put(key, entry.value())));
    return made(parser, types, named, dict.open());
  }

  private Value fromLine(Call parser, List<Value> types, String method, Arguments arguments) {
    Value given = arguments.get(0, "args");
    List<Word> words = new ArrayList<>(parsers.words(given));
    boolean own = given instanceof Value.Missing || given instanceof Value.None;
    if (own && method.equals("parse_args_into_dataclasses")) {
      words.addAll(0, sidecar());
    }
    Map<String, Value> values = new LinkedHashMap<>();
    Optional<String> open = Optional.empty();
    if (method.equals("parse_args_and_config")) {
      open = config(words, values);
    }
    DataclassLine line = new DataclassLine(fields(types), hasForeign(types));
    line.read(words);
    if (line.open().isPresent()) {
      values.clear();
      open = line.open();
    }
    line.values().forEach((name, text) -> values.put(name, typed(types, name, text)));
    Value made = made(parser, types, values, open);
    boolean more =
        python.way().resolved(arguments.named("return_remaining_strings")).equals(Value.Bool.TRUE);
    if (!more || !(made instanceof Items items)) {
      return made;
    }
    List<Value> all = new ArrayList<>(items.values());
    all.add(session.openList("the arguments that are left over"));
    return session.tuple(all);
  }

  /** The words of {@code train.args} beside {@code train.py} come first. */
  private List<Word> sidecar() {
    String path = session.start.name().replaceAll("\\.py$", "") + ".args";
    if (!(session.start.files().read(path) instanceof Reading.Found<Text>(Text text))) {
      return List.of();
    }
    Value words =
        python
            .calling()
            .apply(
                new Value.Method(new Value.Str(text), "split"),
                Arguments.NONE,
                new Calling.Place(Text.EMPTY, 0));
    return parsers.words(words);
  }

  /** {@code --config file}: its keys are defaults. */
  private Optional<String> config(List<Word> words, Map<String, Value> values) {
    for (int i = 0; i + 1 < words.size(); i++) {
      if (words.get(i).is("--config")) {
        words.remove(i);
        Value value = file(new Value.Str(words.remove(i).text()), false);
        if (!(value instanceof Dict dict)) {
          return Optional.of(String.join(", ", Values.hole(value).unknowns()));
        }
        dict.entries()
            .forEach(entry ->
                Values.text(entry.key())
                    .ifPresent(key ->
                        values.put(
                            key,
                            entry.value() instanceof Value.Str(Text text)
                                ? guessed(text)
                                : entry.value())));
        return dict.open();
      }
    }
    return Optional.empty();
  }

  private static Set<String> fields(List<Value> types) {
    Set<String> names = new java.util.LinkedHashSet<>();
    for (Value type : types) {
      if (type instanceof UserClass made) {
        made.fields().forEach(field -> names.add(field.name()));
      }
    }
    return names;
  }

  private static boolean hasForeign(List<Value> types) {
    return types.stream()
        .anyMatch(type -> !(type instanceof UserClass made) || made.foreign().isPresent());
  }

  /** The value of a flag, by the annotation of its field where that is the script's own. */
  private Value typed(List<Value> types, String name, Text text) {
    for (Value type : types) {
      if (type instanceof UserClass made) {
        for (UserClass.Field field : made.fields()) {
          if (field.name().equals(name)) {
            return typed(field, text);
          }
        }
      }
    }
    return guessed(text);
  }

  private Value typed(UserClass.Field field, Text text) {
    String annotation = annotation(field.annotation(), field);
    if (annotation.contains("bool")) {
      return bool(text).orElseGet(() -> unknown(text));
    }
    if (annotation.contains("float")) {
      return Numerals.toFloat(text).orElseGet(() -> unknown(text));
    }
    if (annotation.contains("int")) {
      return Numerals.toInt(text).orElseGet(() -> unknown(text));
    }
    return annotation.contains("ist[")
        ? session.openList("the values of " + field.name())
        : new Value.Str(text);
  }

  private static String annotation(Expression annotation, UserClass.Field field) {
    return Evaluator.slice(annotation, field.scope()).toString();
  }

  private Value unknown(Text text) {
    return text.isKnown()
        ? session.unknown("\"" + text + "\", which the parser does not take")
        : Values.dependent(new Value.Str(text), "converted " + Values.key(new Value.Str(text)));
  }

  private static Optional<Value> bool(Text text) {
    String word = text.toString().toLowerCase(Locale.ROOT);
    return TRUE.contains(word)
        ? Optional.of(Value.Bool.TRUE)
        : FALSE.contains(word) ? Optional.of(Value.Bool.FALSE) : Optional.empty();
  }

  /** A field of a class that is not read: a number, a boolean or a text, as it looks. */
  private static Value guessed(Text text) {
    return Numerals.toInt(text)
        .or(() -> Numerals.toFloat(text))
        .or(() -> bool(text))
        .orElseGet(() -> new Value.Str(text));
  }

  private Value made(
      Call parser, List<Value> types, Map<String, Value> values, Optional<String> open) {
    List<Value> all = new ArrayList<>();
    Calling.Place place = new Calling.Place(parser.at(), parser.site());
    for (Value type : types) {
      Map<String, Value> own = new LinkedHashMap<>(values);
      if (type instanceof UserClass made && made.foreign().isEmpty()) {
        own.keySet().retainAll(made.fields().stream().map(UserClass.Field::name).toList());
      }
      Arguments arguments = new Arguments(List.of(), own, open);
      all.add(python.calling().apply(type, arguments, place));
    }
    return session.tuple(all);
  }
}
