package dev.tenfold.launch.shell.syntax;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads what begins with {@code $}, a backquote, {@code <(} or {@code >(}. */
final class ExpansionReader {
  private static final List<String> OPERATORS =
      List.of(
          ":-", ":=", ":+", ":?", "##", "%%", "//", "^^", ",,", "-", "=", "+", "?", "#", "%", "/",
          "^", ",", "@", ":");

  private final Cursor cursor;
  private final WordReader words;
  private final CommandReader commands;

  ExpansionReader(Cursor cursor, WordReader words, CommandReader commands) {
    this.cursor = cursor;
    this.words = words;
    this.commands = commands;
  }

  void skipSpace() {
    commands.skipLines();
  }

  /** Reads an expansion at a {@code $}; false where the dollar is a plain character. */
  boolean expansion(List<WordPart> parts, boolean quoted) {
    int next = cursor.peek(1);
    if (next != '(' && next != '{' && next != '[') {
      return shortParameter(parts, next);
    }
    if (!cursor.enter()) {
      return true;
    }
    parts.add(
        switch (next) {
          case '(' -> cursor.peek(2) == '(' ? arithmetic() : commandSubstitution();
          case '[' -> oldArithmetic();
          default -> parameter(quoted);
        });
    cursor.leave();
    cursor.count();
    return true;
  }

  private boolean shortParameter(List<WordPart> parts, int next) {
    int start = cursor.pos;
    if (isNameStart(next)) {
      cursor.pos++;
      name();
    } else if (next >= 0 && "0123456789@*#?-$!".indexOf(next) >= 0) {
      cursor.pos += 2;
    } else {
      return false;
    }
    cursor.count();
    String name = cursor.from(start + 1).replace("\\\n", "");
    parts.add(
        new WordPart.Parameter(start, cursor.pos, WordPart.Prefix.NONE, name, null, "", List.of()));
    return true;
  }

  private WordPart commandSubstitution() {
    int start = cursor.pos;
    cursor.pos += 2;
    List<Statement> body = commands.statements();
    cursor.expect(")", start, "a command substitution is not closed");
    return new WordPart.CommandSubstitution(start, cursor.pos, body);
  }

  WordPart processSubstitution() {
    int start = cursor.pos;
    boolean input = cursor.peek() == '<';
    cursor.pos += 2;
    cursor.enter();
    List<Statement> body = commands.statements();
    cursor.leave();
    cursor.expect(")", start, "a process substitution is not closed");
    cursor.count();
    return new WordPart.ProcessSubstitution(start, cursor.pos, input, body);
  }

  WordPart backquoted(boolean quoted) {
    int start = cursor.pos++;
    while (!cursor.atEnd() && cursor.peek() != '`') {
      cursor.pos += cursor.peek() == '\\' ? 2 : 1;
    }
    cursor.expect("`", start, "a backquote is not closed");
    cursor.count();
    return new WordPart.Backquoted(start, cursor.pos, quoted);
  }

  private WordPart arithmetic() {
    int start = cursor.pos;
    Cursor.Mark mark = cursor.mark();
    cursor.pos += 3;
    List<WordPart> parts = words.regionParts(Region.ARITHMETIC);
    if (cursor.looksAt("))")) {
      cursor.pos += 2;
      return new WordPart.Arithmetic(start, cursor.pos, parts);
    }
    if (mark == null) {
      cursor.fail(start, "an arithmetic expansion is not closed");
      return new WordPart.Arithmetic(start, cursor.pos, parts);
    }
    cursor.retry(mark);
    return commandSubstitution();
  }

  private WordPart oldArithmetic() {
    int start = cursor.pos;
    cursor.pos += 2;
    List<WordPart> parts = words.regionParts(Region.OLD_ARITHMETIC);
    cursor.expect("]", start, "an arithmetic expansion is not closed");
    return new WordPart.Arithmetic(start, cursor.pos, parts);
  }

  private WordPart parameter(boolean quoted) {
    int start = cursor.pos;
    cursor.pos += 2;
    WordPart.Prefix prefix = prefix();
    String name = parameterName();
    @Nullable Word index = null;
    if (!name.isEmpty() && cursor.peek() == '[') {
      cursor.pos++;
      index = words.region(Region.SUBSCRIPT);
      cursor.skip("]");
    }
    String operator = name.isEmpty() ? "?form" : operator();
    List<Word> operands = operator.isEmpty() ? List.of() : operands(operator, quoted);
    if (!cursor.skip("}")) {
      if (cursor.atEnd()) {
        cursor.fail(start, "a parameter expansion is not closed");
      } else {
        operator = "?form";
        words.region(Region.operand(quoted));
        cursor.expect("}", start, "a parameter expansion is not closed");
      }
    }
    return new WordPart.Parameter(start, cursor.pos, prefix, name, index, operator, operands);
  }

  private WordPart.Prefix prefix() {
    int next = cursor.peek(1);
    boolean named = isNameStart(next) || (next >= '0' && next <= '9') || next == '@' || next == '*';
    if (named && cursor.peek() == '#') {
      cursor.pos++;
      return WordPart.Prefix.LENGTH;
    }
    if (named && cursor.peek() == '!') {
      cursor.pos++;
      return WordPart.Prefix.INDIRECT;
    }
    return WordPart.Prefix.NONE;
  }

  private String parameterName() {
    int start = cursor.pos;
    int c = cursor.peek();
    if (isNameStart(c)) {
      name();
    } else if (c >= '0' && c <= '9') {
      while (cursor.peek() >= '0' && cursor.peek() <= '9') {
        cursor.pos++;
      }
    } else if (c >= 0 && "@*#?-$!".indexOf(c) >= 0) {
      cursor.pos++;
    }
    return cursor.from(start).replace("\\\n", "");
  }

  private String operator() {
    for (String operator : OPERATORS) {
      if (cursor.skip(operator)) {
        return operator;
      }
    }
    return "";
  }

  private List<Word> operands(String operator, boolean quoted) {
    List<Word> operands = new ArrayList<>();
    switch (operator) {
      case "/", "//" -> {
        operands.add(words.region(Region.pattern("/}", quoted)));
        if (cursor.skip("/")) {
          operands.add(words.region(Region.pattern("}", quoted)));
        }
      }
      case ":" -> {
        operands.add(words.region(Region.pattern(":}", quoted)));
        if (cursor.skip(":")) {
          operands.add(words.region(Region.pattern("}", quoted)));
        }
      }
      case "#", "##", "%", "%%", "^", "^^", ",", ",," ->
          operands.add(words.region(Region.pattern("}", quoted)));
      default -> operands.add(words.region(Region.operand(quoted)));
    }
    return List.copyOf(operands);
  }

  /** A name, which goes on over a continued line as everything does. */
  private void name() {
    while (isNamePart(0) || (cursor.looksAt("\\\n") && isNamePart(2))) {
      cursor.pos += cursor.peek() == '\\' ? 2 : 1;
    }
  }

  private boolean isNamePart(int offset) {
    int c = cursor.peek(offset);
    return isNameStart(c) || (c >= '0' && c <= '9');
  }

  static boolean isNameStart(int c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
  }
}
