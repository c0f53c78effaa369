package dev.tenfold.launch.python;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tenfold.launch.python.syntax.Expression;
import dev.tenfold.launch.python.syntax.Script;
import dev.tenfold.source.Text;
import dev.tenfold.source.YamlText;
import dev.tenfold.source.YamlText.Style;
import dev.tenfold.source.YamlText.Tree;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** JSON, YAML and Python literals that a script loads from texts and files that can be seen. */
final class DataFiles {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Pattern JSON_INT = Pattern.compile("-?(0|[1-9]\\d*)");
  private static final List<String> YAML_LOADERS =
      List.of("safe_load", "load", "full_load", "unsafe_load");

  private final Interpreter python;
  private final Session session;

  DataFiles(Interpreter python) {
    this.python = python;
    this.session = python.session();
  }

  void into(Map<String, Library.Known> functions) {
    functions.put("builtins.open", (given, _) -> opened(given));
    functions.put("io.open", (given, _) -> opened(given));
    functions.put("json.loads", (given, _) -> json(content(given.get(0, "s"))));
    functions.put("json.load", (given, _) -> json(content(given.get(0, "fp"))));
    for (String loader : YAML_LOADERS) {
      functions.put("yaml." + loader, (given, _) -> yaml(content(given.get(0, "stream"))));
    }
    functions.put("ast.literal_eval", (given, _) -> literal(content(given.get(0, ""))));
    functions.put("os.path.exists", (given, _) -> exists(given.get(0, "path")));
    functions.put("os.path.isfile", (given, _) -> exists(given.get(0, "path")));
  }

  /** A file that is written is not what it was. */
  private @Nullable Value opened(Arguments given) {
    String mode = Values.text(given.get(1, "mode")).orElse("r");
    if (!mode.startsWith("r") || mode.contains("+")) {
      Values.text(given.get(0, "file")).ifPresent(session.writtenFiles::add);
    }
    return null;
  }

  private @Nullable Value exists(Value path) {
    boolean seen =
        Values.text(path).isPresent()
            && python.evaluator().containers().paths().content(path).isKnown();
    return seen ? Value.Bool.TRUE : null;
  }

  /** What a method of an open file gives, or null. */
  @Nullable Value method(Value.Attribute method, Arguments arguments) {
    boolean reads = method.name().equals("read") && arguments.size() == 0;
    return reads && isFile(method.of()) ? new Value.Str(content(method.of())) : null;
  }

  private static boolean isFile(Value value) {
    return value instanceof Value.Made(Call call)
        && (call.path().equals("builtins.open") || call.path().equals("io.open"));
  }

  private Text content(Value value) {
    return switch (python.way().resolved(value)) {
      case Value.Str(Text text) -> text;
      case Value.Bytes(Text text) -> text;
      case Value.Made(Call call) when isFile(new Value.Made(call)) ->
          python.evaluator().containers().paths().content(call.arguments().get(0, "file"));
      case Value other -> Values.hole(other);
    };
  }

  Value json(Text text) {
    if (text.isKnown() && !isJson(text.toString())) {
      return session.unknown("a text that is no JSON");
    }
    return tree(text, this::ofJson);
  }

  private static boolean isJson(String text) {
    try {
      return !JSON.readTree(text).isMissingNode();
    } catch (JsonProcessingException broken) {
      return false;
    }
  }

  Value yaml(Text text) {
    return tree(text, this::ofYaml);
  }

  private Value tree(Text text, BiFunction<Text, Style, Value> scalar) {
    if (!text.isKnown() && text.length() == 1) {
      return session.unknown(String.join(", ", text.unknowns()));
    }
    if (!session.budget.step(text.length())) {
      return session.unknown("more than can be read");
    }
    YamlText.Documents documents = YamlText.read(text);
    if (documents.problem().isPresent() || documents.trees().size() > 1) {
      return session.unknown(
          documents
              .problem()
              .map(problem -> "a text that cannot be parsed at line " + problem.line())
              .orElse("a text of several documents"));
    }
    return documents.trees().isEmpty() ? Value.NONE : value(documents.trees().getFirst(), scalar);
  }

  private Value value(Tree tree, BiFunction<Text, Style, Value> scalar) {
    if (!session.budget.step(0)) {
      return session.unknown("more than can be read");
    }
    return switch (tree) {
      case Tree.Scalar(Text text, Style style, var _) -> scalar.apply(text, style);
      case Tree.Sequence(List<Tree> items, var _) ->
          session.list(items.stream().map(item -> value(item, scalar)).toList());
      case Tree.Mapping(Map<String, Tree> entries, var _) -> {
        Dict dict = session.dict();
        entries.forEach((key, each) -> dict.put(Values.str(key), value(each, scalar), session.way));
        yield dict;
      }
      case Tree.TooDeep _ -> session.unknown("something nested too deeply");
    };
  }

  private Value ofJson(Text text, Style style) {
    if (style != Style.PLAIN) {
      return new Value.Str(text);
    }
    return switch (text.toString()) {
      case "true" -> Value.Bool.TRUE;
      case "false" -> Value.Bool.FALSE;
      case "null" -> Value.NONE;
      default -> {
        Optional<Value> number =
            JSON_INT.matcher(text).matches() ? Numerals.toInt(text) : Numerals.toFloat(text);
        yield number.orElseGet(() -> text.isKnown() ? new Value.Str(text) : unknown(text));
      }
    };
  }

  private Value ofYaml(Text text, Style style) {
    return !text.isKnown() && text.length() == 1
        ? unknown(text)
        : style == Style.PLAIN ? PyYaml.plain(text) : new Value.Str(text);
  }

  private Value unknown(Text text) {
    return text.length() == 1
        ? new Value.Unknown(text, "?" + session.number())
        : session.unknown(String.join(", ", text.unknowns()));
  }

  private Value literal(Text text) {
    if (!text.isKnown() || text.length() > Budget.TEXT) {
      return session.unknown("a literal that cannot be seen");
    }
    Text stripped = text.strip();
    Expression expression = Script.expression(stripped);
    return expression == null || !Literals.isLiteral(expression)
        ? session.unknown("a text that is no literal")
        : python.eval(expression, new Module("a literal", stripped, "", session.number()).scope());
  }
}
