package dev.tenfold.launch.shell.syntax;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Reads what stands in {@code [[ ]]}. */
final class TestReader {
  private static final Set<String> BINARY =
      Set.of(
          "=", "==", "!=", "=~", "<", ">", "-eq", "-ne", "-lt", "-le", "-gt", "-ge", "-nt", "-ot",
          "-ef");

  private final Cursor cursor;
  private final WordReader words;
  private final CommandReader commands;

  TestReader(Cursor cursor, WordReader words, CommandReader commands) {
    this.cursor = cursor;
    this.words = words;
    this.commands = commands;
  }

  TestExpression expression() {
    List<TestExpression> operands = new ArrayList<>();
    operands.add(conjunction());
    commands.skipLines();
    while (cursor.skip("||")) {
      operands.add(conjunction());
      commands.skipLines();
    }
    return operands.size() == 1
        ? operands.getFirst()
        : new TestExpression.Or(List.copyOf(operands));
  }

  private TestExpression conjunction() {
    List<TestExpression> operands = new ArrayList<>();
    operands.add(primary());
    commands.skipLines();
    while (cursor.skip("&&")) {
      operands.add(primary());
      commands.skipLines();
    }
    return operands.size() == 1
        ? operands.getFirst()
        : new TestExpression.And(List.copyOf(operands));
  }

  private TestExpression primary() {
    commands.skipLines();
    int start = cursor.pos;
    if (!cursor.enter()) {
      return nothing(start);
    }
    TestExpression read;
    if (cursor.peek() == '!' && WordReader.endsWord(cursor.peek(1))) {
      cursor.pos++;
      read = new TestExpression.Not(primary());
    } else if (cursor.skip("(")) {
      read = expression();
      cursor.expect(")", start, "a bracket in [[ ]] is not closed");
    } else {
      read = comparison();
    }
    cursor.leave();
    return read;
  }

  private TestExpression comparison() {
    Word left = words.word();
    if (left.parts().isEmpty() || text(left).equals("]]")) {
      cursor.fail(left.from(), "a test in [[ ]] lacks an operand");
      return nothing(left.from());
    }
    commands.skipBlanks();
    if (isUnary(text(left)) && !endsTest()) {
      return new TestExpression.Unary(text(left), words.word());
    }
    String operator = operator();
    if (!operator.isEmpty()) {
      commands.skipBlanks();
      Word right = operator.equals("=~") ? words.regularExpression() : words.word();
      if (right.parts().isEmpty()) {
        cursor.fail(cursor.pos, "a test in [[ ]] lacks an operand");
      }
      return new TestExpression.Binary(left, operator, right);
    }
    return new TestExpression.NotEmpty(left);
  }

  private static boolean isUnary(String text) {
    return text.length() == 2 && text.charAt(0) == '-' && Character.isLetter(text.charAt(1));
  }

  private boolean endsTest() {
    return cursor.atEnd()
        || cursor.looksAt("]]")
        || cursor.looksAt("&&")
        || cursor.looksAt("||")
        || cursor.peek() == ')'
        || cursor.peek() == '\n';
  }

  private String operator() {
    int length = 0;
    if (cursor.peek() == '<' || cursor.peek() == '>') {
      length = cursor.peek(1) == '(' ? 0 : 1;
    } else {
      while (length < 4 && !WordReader.endsWord(cursor.peek(length))) {
        length++;
      }
    }
    String operator = cursor.text().substring(cursor.pos, cursor.pos + length);
    if (!BINARY.contains(operator)) {
      return "";
    }
    cursor.pos += length;
    return operator;
  }

  private String text(Word word) {
    return cursor.text().substring(word.from(), Math.min(word.to(), cursor.text().length()));
  }

  private static TestExpression nothing(int at) {
    return new TestExpression.NotEmpty(new Word(at, at, List.of()));
  }
}
