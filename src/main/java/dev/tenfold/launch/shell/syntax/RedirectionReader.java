package dev.tenfold.launch.shell.syntax;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads redirections and assignments: the words of a simple command that are not arguments. */
final class RedirectionReader {
  private static final List<String> OPERATORS =
      List.of("<<<", "<<-", "<<", "<>", "<&", "<", "&>>", "&>", ">>", ">&", ">|", ">");

  private final Cursor cursor;
  private final WordReader words;
  private final HereDocumentReader hereDocuments;
  private final CommandReader commands;

  RedirectionReader(
      Cursor cursor, WordReader words, HereDocumentReader hereDocuments, CommandReader commands) {
    this.cursor = cursor;
    this.words = words;
    this.hereDocuments = hereDocuments;
    this.commands = commands;
  }

  /** The redirection that begins here, or null. */
  @Nullable Redirection redirection() {
    int start = cursor.pos;
    int length = descriptorLength();
    int sign = cursor.peek(length);
    boolean opens = sign == '<' || sign == '>' || (sign == '&' && cursor.peek(length + 1) == '>');
    if (!opens || (sign != '&' && cursor.peek(length + 1) == '(')) {
      return null;
    }
    String descriptor = cursor.text().substring(start, start + length);
    cursor.pos += length;
    String operator = operator();
    commands.skipBlanks();
    Word target = words.word();
    if (target.parts().isEmpty()) {
      cursor.fail(start, "a redirection without a file");
    }
    HereDocument document =
        operator.equals("<<") || operator.equals("<<-")
            ? hereDocuments.announce(target, operator.equals("<<-"))
            : null;
    return new Redirection(start, target.to(), descriptor, operator, target, document);
  }

  private String operator() {
    for (String operator : OPERATORS) {
      if (cursor.skip(operator)) {
        return operator;
      }
    }
    return "";
  }

  private int descriptorLength() {
    int length = 0;
    while (cursor.peek(length) >= '0' && cursor.peek(length) <= '9') {
      length++;
    }
    if (length == 0 && cursor.peek() == '{') {
      int close = nameLength(1) + 1;
      return close > 1 && cursor.peek(close) == '}' ? close + 1 : 0;
    }
    return length;
  }

  private int nameLength(int offset) {
    int length = 0;
    int c = cursor.peek(offset);
    while (ExpansionReader.isNameStart(c) || (length > 0 && c >= '0' && c <= '9')) {
      length++;
      c = cursor.peek(offset + length);
    }
    return length;
  }

  boolean startsAssignment() {
    int length = nameLength(0);
    if (length == 0) {
      return false;
    }
    if (cursor.peek(length) == '[') {
      int at = length + 1;
      // Bounded, so that many words with an open bracket stay linear.
      while (at < length + 256 && "]\n ".indexOf(cursor.peek(at)) < 0 && cursor.peek(at) >= 0) {
        at++;
      }
      if (cursor.peek(at) != ']') {
        return false;
      }
      length = at + 1;
    }
    return cursor.peek(length) == '='
        || (cursor.peek(length) == '+' && cursor.peek(length + 1) == '=');
  }

  Command.Assignment assignment() {
    int start = cursor.pos;
    cursor.pos += nameLength(0);
    String name = cursor.from(start);
    Word index = null;
    if (cursor.skip("[")) {
      index = words.region(Region.SUBSCRIPT);
      cursor.skip("]");
    }
    boolean appends = cursor.skip("+");
    cursor.skip("=");
    Word value = words.assigned();
    return new Command.Assignment(start, value.to(), name, index, appends, value);
  }
}
