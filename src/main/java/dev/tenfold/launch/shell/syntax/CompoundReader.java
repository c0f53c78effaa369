package dev.tenfold.launch.shell.syntax;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads compound commands and functions. */
final class CompoundReader {
  private final Cursor cursor;
  private final WordReader words;
  private final CommandReader commands;
  private final TestReader tests;
  private final RedirectionReader redirections;

  CompoundReader(
      Cursor cursor,
      WordReader words,
      CommandReader commands,
      TestReader tests,
      RedirectionReader redirections) {
    this.cursor = cursor;
    this.words = words;
    this.commands = commands;
    this.tests = tests;
    this.redirections = redirections;
  }

  /** The compound command that begins here with that reserved word, or null. */
  @Nullable Statement compound(String reserved) {
    int start = cursor.pos;
    Command command =
        switch (reserved) {
          case "{" -> group();
          case "if" -> conditional();
          case "for" -> loop();
          case "select" -> choice();
          case "while", "until" -> whileLoop(reserved);
          case "case" -> cases();
          case "function" -> {
            cursor.pos += "function".length();
            commands.skipBlanks();
            Word name = words.word();
            commands.skipBlanks();
            yield function(start, cursor.text().substring(name.from(), cursor.pos).strip());
          }
          case "[[" -> test();
          case "time" -> time();
          case "coproc" -> coprocess();
          default -> cursor.peek() == '(' ? brackets() : null;
        };
    return command == null ? null : redirected(command);
  }

  private Statement redirected(Command command) {
    List<Redirection> read = new ArrayList<>();
    commands.skipBlanks();
    Redirection redirection = redirections.redirection();
    while (redirection != null && !cursor.failed()) {
      read.add(redirection);
      commands.skipBlanks();
      redirection = redirections.redirection();
    }
    int end = read.isEmpty() ? command.to() : read.getLast().to();
    return new Statement(command.from(), end, command, List.copyOf(read), false, false);
  }

  private Command group() {
    int start = cursor.pos++;
    List<Statement> body = commands.statements();
    cursor.expect("}", start, "a { is not closed");
    return new Command.Group(start, cursor.pos, body);
  }

  private Command brackets() {
    int start = cursor.pos;
    Cursor.Mark mark = cursor.mark();
    if (mark != null && cursor.peek(1) == '(') {
      cursor.pos += 2;
      List<WordPart> parts = words.regionParts(Region.ARITHMETIC);
      if (cursor.skip("))")) {
        return new Command.ArithmeticCommand(start, cursor.pos, parts);
      }
      cursor.retry(mark);
    }
    cursor.pos = start + 1;
    List<Statement> body = commands.statements();
    cursor.expect(")", start, "a ( is not closed");
    return new Command.Subshell(start, cursor.pos, body);
  }

  private Command conditional() {
    int start = cursor.pos;
    List<Command.Branch> branches = new ArrayList<>();
    cursor.pos += 2;
    do {
      List<Statement> condition = commands.statements();
      keyword("then", start, "an if has no then");
      branches.add(new Command.Branch(condition, commands.statements()));
    } while (skipKeyword("elif"));
    List<Statement> otherwise = skipKeyword("else") ? commands.statements() : null;
    keyword("fi", start, "an if is not closed by fi");
    return new Command.If(start, cursor.pos, List.copyOf(branches), otherwise);
  }

  private Command loop() {
    int start = cursor.pos;
    cursor.pos += 3;
    commands.skipBlanks();
    if (cursor.skip("((")) {
      List<WordPart> header = words.regionParts(Region.ARITHMETIC);
      cursor.expect("))", start, "a for (( is not closed");
      commands.skipBlanks();
      cursor.skip(";");
      List<Statement> body = body(start);
      return new Command.CountingFor(start, cursor.pos, header, body);
    }
    String name = name();
    @Nullable List<Word> items = items();
    List<Statement> body = body(start);
    return new Command.For(start, cursor.pos, name, items, body);
  }

  private Command choice() {
    int start = cursor.pos;
    cursor.pos += "select".length();
    commands.skipBlanks();
    String name = name();
    @Nullable List<Word> items = items();
    List<Statement> body = body(start);
    return new Command.Select(start, cursor.pos, name, items, body);
  }

  private String name() {
    Word name = words.word();
    if (name.parts().isEmpty()) {
      cursor.fail(name.from(), "a loop without a variable");
    }
    return cursor.text().substring(name.from(), Math.min(name.to(), cursor.end()));
  }

  private @Nullable List<Word> items() {
    commands.skipLines();
    if (!commands.reserved().equals("in")) {
      cursor.skip(";");
      return null;
    }
    cursor.pos += 2;
    List<Word> items = new ArrayList<>();
    commands.skipBlanks();
    while (words.begins()) {
      items.add(words.word());
      commands.skipBlanks();
    }
    cursor.skip(";");
    return List.copyOf(items);
  }

  private List<Statement> body(int start) {
    commands.skipLines();
    if (cursor.skip("{")) {
      List<Statement> body = commands.statements();
      cursor.expect("}", start, "a loop is not closed");
      return body;
    }
    keyword("do", start, "a loop has no do");
    List<Statement> body = commands.statements();
    keyword("done", start, "a loop is not closed by done");
    return body;
  }

  private Command whileLoop(String reserved) {
    int start = cursor.pos;
    cursor.pos += reserved.length();
    List<Statement> condition = commands.statements();
    List<Statement> body = body(start);
    return new Command.While(start, cursor.pos, reserved.equals("until"), condition, body);
  }

  private Command cases() {
    int start = cursor.pos;
    cursor.pos += 4;
    commands.skipBlanks();
    Word subject = words.word();
    commands.skipLines();
    keyword("in", start, "a case has no in");
    commands.skipLines();
    List<Command.CaseItem> items = new ArrayList<>();
    while (!cursor.atEnd() && !commands.reserved().equals("esac")) {
      items.add(caseItem(start));
      commands.skipLines();
    }
    keyword("esac", start, "a case is not closed by esac");
    return new Command.Case(start, cursor.pos, subject, List.copyOf(items));
  }

  private Command.CaseItem caseItem(int start) {
    cursor.skip("(");
    List<Word> patterns = new ArrayList<>();
    do {
      commands.skipBlanks();
      patterns.add(words.word());
      commands.skipBlanks();
    } while (cursor.skip("|"));
    cursor.expect(")", start, "a pattern of a case is not closed");
    List<Statement> body = commands.statements();
    String terminator = "";
    for (String each : List.of(";;&", ";;", ";&")) {
      if (terminator.isEmpty() && cursor.skip(each)) {
        terminator = each;
      }
    }
    if (terminator.isEmpty() && !commands.reserved().equals("esac")) {
      cursor.fail(start, "a case is not closed by esac");
    }
    return new Command.CaseItem(List.copyOf(patterns), body, terminator);
  }

  /** {@code name (} has been read up to the bracket. */
  Statement functionBody(int start, String name) {
    return redirected(function(start, name));
  }

  private Command function(int start, String name) {
    if (cursor.skip("(")) {
      commands.skipBlanks();
      cursor.expect(")", start, "unexpected \"(\"");
    }
    commands.skipLines();
    if (cursor.atEnd()) {
      cursor.fail(start, "a function without a body");
      return commands.nothing(start).command();
    }
    Statement body = commands.pipeline();
    return new Command.Function(start, body.to(), name, body);
  }

  private Command test() {
    int start = cursor.pos;
    cursor.pos += 2;
    TestExpression expression = tests.expression();
    commands.skipLines();
    cursor.expect("]]", start, "a [[ is not closed");
    return new Command.Conditional(start, cursor.pos, expression);
  }

  private Command time() {
    int start = cursor.pos;
    cursor.pos += 4;
    int end = cursor.pos;
    commands.skipBlanks();
    if (cursor.looksAt("-p") && WordReader.endsWord(cursor.peek(2))) {
      cursor.pos += 2;
      end = cursor.pos;
      commands.skipBlanks();
    }
    if (WordReader.endsWord(cursor.peek()) && cursor.peek() != '(') {
      return new Command.Time(start, end, null);
    }
    Statement timed = commands.pipeline();
    return new Command.Time(start, timed.to(), timed);
  }

  private Command coprocess() {
    int start = cursor.pos;
    cursor.pos += "coproc".length();
    commands.skipBlanks();
    Statement body = commands.pipeline();
    return new Command.Coprocess(start, body.to(), body);
  }

  private boolean skipKeyword(String keyword) {
    return commands.reserved().equals(keyword) && cursor.skip(keyword);
  }

  private void keyword(String keyword, int openedAt, String why) {
    if (!skipKeyword(keyword)) {
      cursor.fail(openedAt, why);
    }
  }
}
