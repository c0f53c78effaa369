package dev.tenfold.launch.python.syntax;

import dev.tenfold.launch.python.syntax.Expression.Argument;
import dev.tenfold.launch.python.syntax.Expression.Clause;
import dev.tenfold.launch.python.syntax.Expression.Entry;
import dev.tenfold.launch.python.syntax.StringPart.Piece;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Prints a tree as {@code python_literals.py} prints CPython's. */
public final class TreePrinter {
  private TreePrinter() {}

  public static String print(Script script) {
    return "(" + all(script.statements().stream().map(TreePrinter::print).toList()) + ")";
  }

  private static String all(List<String> parts) {
    return String.join(" ", parts);
  }

  private static String node(String name, Object... parts) {
    List<String> words = new ArrayList<>(List.of(name));
    for (Object part : parts) {
      String word = String.valueOf(part);
      if (!word.isEmpty()) {
        words.add(word);
      }
    }
    return "(" + all(words) + ")";
  }

  private static String statements(List<Statement> statements) {
    return "[" + all(statements.stream().map(TreePrinter::print).toList()) + "]";
  }

  private static String expressions(List<Expression> expressions) {
    return all(expressions.stream().map(TreePrinter::print).toList());
  }

  private static String print(Statement statement) {
    int from = statement.from();
    int to = statement.to();
    return switch (statement) {
      case Statement.Evaluate it -> node("expr", from, to, print(it.expression()));
      case Statement.Assign it ->
          node("assign", from, to, expressions(it.targets()), print(it.value()));
      case Statement.Augment it ->
          node("augment", from, to, it.operator(), print(it.target()), print(it.value()));
      case Statement.Annotate it ->
          node("annotate", from, to, print(it.target()), print(it.annotation()), maybe(it.value()));
      case Statement.Return it -> node("return", from, to, maybe(it.value()));
      case Statement.Raise it -> node("raise", from, maybe(it.value()));
      case Statement.Pass _ -> node("pass", from, to);
      case Statement.Break _ -> node("break", from, to);
      case Statement.Continue _ -> node("continue", from, to);
      case Statement.Declare it -> node(it.keyword(), from, to, all(it.names()));
      case Statement.Delete it -> node("del", from, to, expressions(it.targets()));
      case Statement.Assert it -> node("assert", from, print(it.test()));
      case Statement.Import it -> node("import", from, to, aliases(it.names()));
      case Statement.ImportFrom it ->
          node("from", from, to, it.level(), it.module(), aliases(it.names()));
      case Statement.If it ->
          node(
              "if",
              from,
              all(
                  it.branches().stream()
                      .map(branch -> print(branch.test()) + " " + statements(branch.body()))
                      .toList()),
              statements(it.otherwise()));
      case Statement.While it ->
          node("while", from, print(it.test()), statements(it.body()), statements(it.otherwise()));
      case Statement.For it ->
          node(
              "for",
              from,
              print(it.target()),
              print(it.iterable()),
              statements(it.body()),
              statements(it.otherwise()));
      case Statement.Try it ->
          node(
              "try",
              from,
              statements(it.body()),
              all(
                  it.handlers().stream()
                      .map(handler ->
                          node(
                              "except",
                              maybe(handler.type()),
                              handler.name(),
                              statements(handler.body())))
                      .toList()),
              statements(it.otherwise()),
              statements(it.last()));
      case Statement.With it ->
          node(
              "with",
              from,
              all(
                  it.items().stream()
                      .map(item -> node("item", print(item.context()), maybe(item.target())))
                      .toList()),
              statements(it.body()));
      case Statement.Match it ->
          node(
              "match",
              from,
              print(it.subject()),
              all(
                  it.cases().stream()
                      .map(each -> node("case", maybe(each.guard()), statements(each.body())))
                      .toList()));
      case Statement.Define it ->
          node(
              "def",
              from,
              it.name(),
              parameters(it.parameters()),
              expressions(it.decorators()),
              statements(it.body()));
      case Statement.DefineClass it ->
          node(
              "class",
              from,
              it.name(),
              arguments(it.bases()),
              expressions(it.decorators()),
              statements(it.body()));
      case Statement.TypeAlias it -> node("type", from, it.name());
    };
  }

  private static String aliases(List<Statement.Alias> aliases) {
    return all(
        aliases.stream()
            .map(alias -> alias.name() + (alias.alias().isEmpty() ? "" : "=" + alias.alias()))
            .toList());
  }

  private static String maybe(@Nullable Expression expression) {
    return expression == null ? "" : print(expression);
  }

  static String print(Expression expression) {
    int from = expression.from();
    int to = expression.to();
    return switch (expression) {
      case Expression.Name it -> node("name", from, to, it.id());
      case Expression.Constant it ->
          node("word", from, to, it.word().toString().toLowerCase(Locale.ROOT));
      case Expression.Numeral _ -> node("number", from, to);
      case Expression.Str it ->
          node(
              "str",
              from,
              to,
              all(
                  it.parts().stream()
                      .map(part -> fields(part.pieces()))
                      .filter(f -> !f.isEmpty())
                      .toList()));
      case Expression.Hole _ -> node("hole", from, to);
      case Expression.Attribute it -> node("attribute", from, to, print(it.of()), it.name());
      case Expression.Subscript it ->
          node("subscript", from, to, print(it.of()), print(it.index()));
      case Expression.Slice it ->
          node(
              "slice",
              from,
              to,
              "(" + maybe(it.lower()) + ")",
              "(" + maybe(it.upper()) + ")",
              "(" + maybe(it.step()) + ")");
      case Expression.Call it ->
          node("call", from, to, print(it.callee()), arguments(it.arguments()));
      case Expression.Unary it -> node("unary", from, to, it.operator(), print(it.operand()));
      case Expression.Binary it ->
          node("binary", from, to, it.operator(), print(it.left()), print(it.right()));
      case Expression.Logical it -> node(it.operator(), from, to, expressions(it.operands()));
      case Expression.Comparison it -> {
        List<String> parts = new ArrayList<>(List.of(print(it.first())));
        for (int i = 0; i < it.operators().size(); i++) {
          parts.add(it.operators().get(i).replace(' ', '_'));
          parts.add(print(it.rest().get(i)));
        }
        yield node("compare", from, to, all(parts));
      }
      case Expression.Conditional it ->
          node("ifelse", from, to, print(it.test()), print(it.then()), print(it.otherwise()));
      case Expression.Lambda it ->
          node("lambda", from, to, parameters(it.parameters()), print(it.body()));
      case Expression.Sequence it ->
          node(it.shape().toString().toLowerCase(Locale.ROOT), from, to, expressions(it.items()));
      case Expression.Dictionary it ->
          node("dict", from, to, all(it.entries().stream().map(TreePrinter::entry).toList()));
      case Expression.Comprehension it ->
          node(
              it.shape().toString().toLowerCase(Locale.ROOT) + "comp",
              from,
              to,
              print(it.element()),
              maybe(it.value()),
              all(it.clauses().stream().map(TreePrinter::clause).toList()));
      case Expression.Starred it -> node("starred", from, to, print(it.of()));
      case Expression.Await it -> node("await", from, to, print(it.of()));
      case Expression.Yield it -> node("yield", from, to, maybe(it.value()));
      case Expression.Assignment it -> node("named", from, to, it.name(), print(it.value()));
    };
  }

  private static String entry(Entry entry) {
    Expression key = entry.key();
    return (key == null ? "**" : print(key)) + " " + print(entry.value());
  }

  private static String clause(Clause clause) {
    return node(
        "for",
        print(clause.target()),
        print(clause.iterable()),
        "[" + expressions(clause.conditions()) + "]");
  }

  private static String arguments(List<Argument> arguments) {
    return all(
        arguments.stream()
            .map(argument ->
                node(
                    "arg",
                    argument.name().isEmpty() ? "-" : argument.name(),
                    print(argument.value())))
            .toList());
  }

  private static String parameters(List<Parameter> parameters) {
    return "["
        + all(
            parameters.stream()
                .map(parameter ->
                    node(
                        parameter.name(),
                        parameter.kind().toString().toLowerCase(Locale.ROOT),
                        maybe(parameter.annotation()),
                        parameter.byDefault() == null ? "" : "= " + maybe(parameter.byDefault())))
                .toList())
        + "]";
  }

  private static String fields(List<Piece> pieces) {
    List<String> fields = new ArrayList<>();
    for (Piece piece : pieces) {
      if (piece instanceof Piece.Replacement field) {
        fields.add(
            node(
                "field",
                print(field.value()),
                field.conversion(),
                field.format() == null ? "" : fields(field.format())));
      }
    }
    return all(fields);
  }
}
