package dev.tenfold.launch.shell.syntax;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes a tree in the notation of the Go program under src/test/go/shell-trees. */
final class TreePrinter {
  private final String text;
  private final int shift;
  private final StringBuilder out = new StringBuilder();

  private TreePrinter(String text, int shift) {
    this.text = text;
    this.shift = shift;
  }

  static String print(String text, List<Statement> statements) {
    return print(text, 0, statements);
  }

  private static String print(String text, int shift, List<Statement> statements) {
    TreePrinter printer = new TreePrinter(text, shift);
    printer.statements(statements);
    return printer.out.toString();
  }

  private void statements(List<Statement> list) {
    out.append('{');
    list.forEach(this::statement);
    out.append('}');
  }

  private void statement(Statement statement) {
    out.append('(');
    out.append(statement.negated() ? "! " : "").append(statement.background() ? "& " : "");
    command(statement.command());
    statement.redirections().forEach(this::redirection);
    out.append(')');
  }

  private void redirection(Redirection redirection) {
    out.append(' ').append(redirection.descriptor()).append(redirection.operator());
    HereDocument document = redirection.hereDocument();
    if (document == null) {
      word(redirection.target());
      return;
    }
    out.append(span(redirection.target().from(), redirection.target().to())).append(':');
    parts(document.parts(), true);
  }

  private void command(Command command) {
    switch (command) {
      case Command.Simple simple -> {
        out.append("call");
        simple.assignments().forEach(this::assignment);
        simple.words().forEach(this::word);
      }
      case Command.AndOr list -> {
        out.append("list");
        for (int i = 0; i < list.operands().size(); i++) {
          statement(list.operands().get(i));
          if (i < list.operators().size()) {
            out.append(list.operators().get(i) == Command.Operator.AND ? "&&" : "||");
          }
        }
      }
      case Command.Pipeline pipeline -> {
        out.append("pipe");
        pipeline.stages().forEach(this::statement);
      }
      case Command.Group group -> {
        out.append("group");
        statements(group.body());
      }
      case Command.Subshell subshell -> {
        out.append("subshell");
        statements(subshell.body());
      }
      case Command.If conditional -> {
        out.append("if");
        for (Command.Branch branch : conditional.branches()) {
          statements(branch.condition());
          statements(branch.body());
        }
        if (conditional.otherwise() != null) {
          out.append("else");
          statements(conditional.otherwise());
        }
      }
      case Command.For loop -> iteration("for", loop.name(), loop.words(), loop.body());
      case Command.Select select ->
          iteration("select", select.name(), select.words(), select.body());
      case Command.CountingFor loop -> {
        out.append("count");
        expansions(loop.header(), true);
        statements(loop.body());
      }
      case Command.While loop -> {
        out.append(loop.until() ? "until" : "while");
        statements(loop.condition());
        statements(loop.body());
      }
      case Command.Case cases -> {
        out.append("case");
        word(cases.subject());
        for (Command.CaseItem item : cases.items()) {
          out.append('|');
          item.patterns().forEach(this::word);
          statements(item.body());
          out.append(item.terminator());
        }
      }
      case Command.Function function -> {
        out.append("function ").append(function.name());
        statement(function.body());
      }
      case Command.Conditional conditional -> {
        out.append("test ");
        test(conditional.expression());
      }
      case Command.ArithmeticCommand arithmetic -> {
        out.append("arithmetic");
        expansions(arithmetic.parts(), false);
      }
      case Command.Time time -> {
        out.append("time");
        if (time.timed() != null) {
          statement(time.timed());
        }
      }
      case Command.Coprocess _ -> out.append("coproc");
    }
  }

  private void iteration(
      String kind, String name, @Nullable List<Word> words, List<Statement> body) {
    out.append(kind).append(' ').append(name);
    if (words != null) {
      out.append(" in");
      words.forEach(this::word);
    }
    statements(body);
  }

  private void test(TestExpression expression) {
    switch (expression) {
      case TestExpression.NotEmpty(Word word) -> word(word);
      case TestExpression.Unary(String operator, Word operand) -> {
        out.append(operator);
        word(operand);
      }
      case TestExpression.Binary(Word left, String operator, Word right) -> {
        word(left);
        out.append(' ').append(operator);
        word(right);
      }
      case TestExpression.Not(TestExpression operand) -> {
        out.append('!');
        test(operand);
      }
      case TestExpression.And(List<TestExpression> operands) -> junction(operands, "&&");
      case TestExpression.Or(List<TestExpression> operands) -> junction(operands, "||");
    }
  }

  private void junction(List<TestExpression> operands, String operator) {
    for (int i = 0; i < operands.size(); i++) {
      out.append(i > 0 ? operator : "");
      test(operands.get(i));
    }
  }

  private void assignment(Command.Assignment assignment) {
    out.append(' ').append(assignment.name()).append(assignment.index() == null ? "" : "[]");
    out.append(assignment.appends() ? "+=" : "=");
    if (!assignment.value().parts().isEmpty()) {
      boolean array = assignment.value().parts().getFirst() instanceof WordPart.ArrayLiteral;
      int mark = out.length();
      word(assignment.value());
      if (array) {
        out.deleteCharAt(mark);
      }
    }
  }

  private void word(Word word) {
    out.append(" w").append(span(word.from(), word.to()));
    parts(word.parts(), false);
  }

  private void parts(List<WordPart> list, boolean hereDocument) {
    out.append('(');
    int i = 0;
    boolean first = true;
    while (i < list.size()) {
      int start = i;
      StringBuilder literal = new StringBuilder();
      while (i < list.size() && isPlain(list.get(i))) {
        WordPart part = list.get(i++);
        if (!(part instanceof WordPart.Dropped)) {
          literal.append(text, part.from(), part.to());
        }
      }
      if (!literal.isEmpty()) {
        out.append(first ? "" : " ").append('l');
        out.append(hereDocument ? "" : spanWithoutDropped(list.subList(start, i)));
        out.append(quote(literal.toString()));
        first = false;
      }
      if (i < list.size()) {
        out.append(first ? "" : " ");
        part(list.get(i++));
        first = false;
      }
    }
    out.append(')');
  }

  private String spanWithoutDropped(List<WordPart> plain) {
    List<WordPart> kept =
        plain.stream().filter(part -> !(part instanceof WordPart.Dropped)).toList();
    return span(kept.getFirst().from(), kept.getLast().to());
  }

  private static boolean isPlain(WordPart part) {
    return part instanceof WordPart.Literal
        || part instanceof WordPart.Escaped
        || part instanceof WordPart.Dropped;
  }

  private void part(WordPart part) {
    String at = span(part.from(), part.to());
    switch (part) {
      case WordPart.Literal _, WordPart.Escaped _, WordPart.Dropped _ ->
          out.append('l').append(at).append(quote(text.substring(part.from(), part.to())));
      case WordPart.SingleQuoted _ ->
          out.append('s').append(at).append(quote(text.substring(part.from() + 1, part.to() - 1)));
      case WordPart.AnsiQuoted _ ->
          out.append('S').append(at).append(quote(text.substring(part.from() + 2, part.to() - 1)));
      case WordPart.DoubleQuoted quoted -> {
        out.append(quoted.translated() ? 'D' : 'd').append(at);
        parts(quoted.parts(), false);
      }
      case WordPart.Parameter parameter -> parameter(parameter, at);
      case WordPart.CommandSubstitution substitution -> {
        out.append('c').append(at);
        statements(substitution.statements());
      }
      case WordPart.Backquoted quoted -> {
        out.append('b').append(at);
        String inside = text.substring(quoted.from() + 1, quoted.to() - 1);
        if (!inside.contains("\\")) {
          out.append(print(inside, shift + quoted.from() + 1, Script.read(inside).statements()));
        }
      }
      case WordPart.Arithmetic arithmetic -> {
        out.append('a').append(at);
        expansions(arithmetic.parts(), false);
      }
      case WordPart.ProcessSubstitution substitution -> {
        out.append(substitution.input() ? '<' : '>').append(at);
        statements(substitution.statements());
      }
      case WordPart.ExtendedGlob _ -> out.append('g').append(at);
      case WordPart.ArrayLiteral array -> {
        out.append("array").append(at).append('(');
        for (WordPart.Element element : array.elements()) {
          out.append(element.index() == null ? "" : "[]");
          word(element.value());
        }
        out.append(')');
      }
    }
  }

  private void parameter(WordPart.Parameter parameter, String at) {
    out.append('p').append(at);
    out.append(
        switch (parameter.prefix()) {
          case NONE -> "";
          case LENGTH -> "#";
          case INDIRECT -> "!";
        });
    out.append(parameter.name()).append(parameter.index() == null ? "" : "[]");
    out.append(parameter.operator());
    if (!parameter.operator().equals(":")) {
      parameter.operands().stream().filter(word -> !word.parts().isEmpty()).forEach(this::word);
    }
  }

  /** What is expanded inside an arithmetic expression; of a loop's header in its three sections. */
  private void expansions(List<WordPart> parts, boolean header) {
    List<WordPart> found = new ArrayList<>();
    collect(parts, found);
    out.append('(');
    if (header) {
      int at = parts.isEmpty() ? 0 : parts.getFirst().from();
      int next = 0;
      int end = parts.isEmpty() ? 0 : parts.getLast().to();
      String[] sections = text.substring(at, end).split(";", -1);
      out.setLength(out.length() - 1);
      for (String section : sections) {
        if (section.isBlank()) {
          at += section.length() + 1;
          continue;
        }
        out.append('(');
        while (next < found.size() && found.get(next).from() < at + section.length()) {
          part(found.get(next++));
        }
        out.append(')');
        at += section.length() + 1;
      }
      return;
    }
    found.forEach(this::part);
    out.append(')');
  }

  private static void collect(List<WordPart> parts, List<WordPart> found) {
    for (WordPart part : parts) {
      if (part instanceof WordPart.DoubleQuoted quoted) {
        collect(quoted.parts(), found);
      } else if (part instanceof WordPart.Parameter
          || part instanceof WordPart.CommandSubstitution
          || part instanceof WordPart.Backquoted
          || part instanceof WordPart.Arithmetic) {
        found.add(part);
      }
    }
  }

  private String span(int from, int to) {
    return "[" + (from + shift) + "," + (to + shift) + "]";
  }

  private static String quote(String value) {
    return '"'
        + value
            .replace("\\", "\\\\")
            .replace("\"", "\\\"")
            .replace("\n", "\\n")
            .replace("\t", "\\t")
        + '"';
  }
}
