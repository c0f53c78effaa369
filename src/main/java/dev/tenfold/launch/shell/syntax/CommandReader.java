package dev.tenfold.launch.shell.syntax;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Reads lists, pipelines and simple commands. */
final class CommandReader {
  /** Words that end a list where a command could begin. */
  private static final Set<String> CLOSING =
      Set.of("then", "elif", "else", "fi", "do", "done", "esac", "}");

  private static final Set<String> DECLARING =
      Set.of("declare", "typeset", "local", "export", "readonly");

  private final Cursor cursor;
  private final WordReader words;
  private final HereDocumentReader hereDocuments;
  private final RedirectionReader redirections;
  private final CompoundReader compounds;

  CommandReader(Cursor cursor) {
    this.cursor = cursor;
    this.words = new WordReader(cursor, this);
    this.hereDocuments = new HereDocumentReader(cursor, words);
    this.redirections = new RedirectionReader(cursor, words, hereDocuments, this);
    this.compounds =
        new CompoundReader(cursor, words, this, new TestReader(cursor, words, this), redirections);
  }

  List<Statement> wholeScript() {
    List<Statement> read = statements();
    if (!cursor.atEnd()) {
      cursor.fail(cursor.pos, "unexpected \"" + next() + "\"");
    }
    return read;
  }

  private String next() {
    int length = 1;
    while (length < 20 && !WordReader.endsWord(cursor.peek(length)) && cursor.peek(0) != ')') {
      length++;
    }
    return cursor.text().substring(cursor.pos, cursor.pos + length);
  }

  /** Statements up to something that closes a list; that is left to the caller. */
  List<Statement> statements() {
    List<Statement> statements = new ArrayList<>();
    skipLines();
    while (!cursor.atEnd() && !closesList()) {
      int start = cursor.pos;
      Statement statement = andOr();
      if (cursor.failed()) {
        break;
      }
      skipBlanks();
      boolean separated = true;
      if (cursor.peek() == '&' && cursor.peek(1) != '&') {
        cursor.pos++;
        statement = statement.inBackground(cursor.pos);
      } else if (cursor.peek() == ';' && cursor.peek(1) != ';' && cursor.peek(1) != '&') {
        cursor.pos++;
      } else {
        separated = cursor.peek() == '\n' || cursor.atEnd();
      }
      statements.add(statement);
      skipLines();
      if (cursor.pos == start || (!separated && !closesList() && !cursor.atEnd())) {
        cursor.fail(cursor.pos, "unexpected \"" + next() + "\"");
      }
    }
    return List.copyOf(statements);
  }

  private boolean closesList() {
    return cursor.peek() == ')' || cursor.peek() == ';' || CLOSING.contains(reserved());
  }

  private Statement andOr() {
    int start = cursor.pos;
    Statement first = pipeline();
    skipBlanks();
    if (!cursor.looksAt("&&") && !cursor.looksAt("||")) {
      return first;
    }
    List<Statement> operands = new ArrayList<>(List.of(first));
    List<Command.Operator> operators = new ArrayList<>();
    while (cursor.looksAt("&&") || cursor.looksAt("||")) {
      operators.add(cursor.peek() == '&' ? Command.Operator.AND : Command.Operator.OR);
      cursor.pos += 2;
      skipLines();
      operands.add(pipeline());
      skipBlanks();
    }
    int end = operands.getLast().to();
    return plain(new Command.AndOr(start, end, List.copyOf(operands), List.copyOf(operators)));
  }

  Statement pipeline() {
    int start = cursor.pos;
    if (reserved().equals("!")) {
      cursor.pos++;
      skipBlanks();
      if (!cursor.enter()) {
        return nothing(start);
      }
      Statement negated = pipeline().negatedFrom(start);
      cursor.leave();
      return negated;
    }
    Statement first = command();
    skipBlanks();
    if (cursor.peek() != '|' || cursor.peek(1) == '|') {
      return first;
    }
    List<Statement> stages = new ArrayList<>(List.of(first));
    while (cursor.peek() == '|' && cursor.peek(1) != '|') {
      cursor.pos += cursor.peek(1) == '&' ? 2 : 1;
      skipLines();
      stages.add(command());
      skipBlanks();
    }
    return plain(new Command.Pipeline(start, stages.getLast().to(), List.copyOf(stages)));
  }

  private Statement command() {
    skipBlanks();
    int start = cursor.pos;
    if (!cursor.enter()) {
      return nothing(start);
    }
    Statement read = compounds.compound(reserved());
    if (read == null) {
      read = simple();
    }
    cursor.leave();
    return read;
  }

  private Statement simple() {
    int start = cursor.pos;
    int end = start;
    List<Command.Assignment> assignments = new ArrayList<>();
    List<Word> read = new ArrayList<>();
    List<Redirection> redirected = new ArrayList<>();
    boolean declares = false;
    while (!cursor.atEnd()) {
      Redirection redirection = redirections.redirection();
      if (redirection != null) {
        redirected.add(redirection);
      } else if (!words.begins()) {
        break;
      } else if (read.isEmpty() && redirections.startsAssignment()) {
        assignments.add(redirections.assignment());
      } else {
        read.add(declares ? words.declared() : words.word());
        declares |= read.size() == 1 && DECLARING.contains(text(read.getFirst()));
      }
      end = lastEnd(assignments, read, redirected);
      skipBlanks();
      if (read.size() == 1 && assignments.isEmpty() && cursor.peek() == '(') {
        return compounds.functionBody(start, text(read.getFirst()));
      }
    }
    if (end == start && !cursor.failed()) {
      cursor.fail(start, cursor.atEnd() ? "a command is missing" : "unexpected \"" + next() + "\"");
    }
    Command command = new Command.Simple(start, end, List.copyOf(assignments), List.copyOf(read));
    return new Statement(start, end, command, List.copyOf(redirected), false, false);
  }

  private static int lastEnd(
      List<Command.Assignment> assignments, List<Word> read, List<Redirection> redirected) {
    return Math.max(
        Math.max(
            assignments.isEmpty() ? 0 : assignments.getLast().to(),
            read.isEmpty() ? 0 : read.getLast().to()),
        redirected.isEmpty() ? 0 : redirected.getLast().to());
  }

  private String text(Word word) {
    return cursor.text().substring(word.from(), Math.min(word.to(), cursor.end()));
  }

  private static Statement plain(Command command) {
    return new Statement(command.from(), command.to(), command, List.of(), false, false);
  }

  Statement nothing(int at) {
    return plain(new Command.Simple(at, at, List.of(), List.of()));
  }

  /** The plain word at which the cursor stands, if it is short enough to be a reserved one. */
  String reserved() {
    int length = 0;
    while (length < 10 && isReservedCharacter(cursor.peek(length))) {
      length++;
    }
    return length > 0 && WordReader.endsWord(cursor.peek(length))
        ? cursor.text().substring(cursor.pos, cursor.pos + length)
        : "";
  }

  private static boolean isReservedCharacter(int c) {
    return (c >= 'a' && c <= 'z') || c == '{' || c == '}' || c == '!' || c == '[';
  }

  void skipBlanks() {
    while (cursor.peek() == ' ' || cursor.peek() == '\t' || cursor.looksAt("\\\n")) {
      cursor.pos += cursor.peek() == '\\' ? 2 : 1;
    }
    if (cursor.peek() == '#') {
      while (!cursor.atEnd() && cursor.peek() != '\n') {
        cursor.pos++;
      }
    }
  }

  /** Blanks, comments and newlines; here-documents begin after a newline. */
  void skipLines() {
    skipBlanks();
    while (cursor.peek() == '\n') {
      cursor.pos++;
      if (!cursor.pending.isEmpty()) {
        hereDocuments.readPending();
      }
      skipBlanks();
    }
  }
}
