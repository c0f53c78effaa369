package dev.tenfold.launch.shell.syntax;

import java.util.ArrayList;
import java.util.List;

/** Reads the bodies of here-documents, which begin after the line that announces them. */
final class HereDocumentReader {
  /** Each level is scanned once more for its own delimiter. */
  private static final int MAX_NESTED = 8;

  private final Cursor cursor;
  private final WordReader words;

  HereDocumentReader(Cursor cursor, WordReader words) {
    this.cursor = cursor;
    this.words = words;
  }

  /** Announces a body; its delimiter is the word with its quotes taken off. */
  HereDocument announce(Word delimiter, boolean stripsTabs) {
    StringBuilder plain = new StringBuilder();
    boolean quoted = false;
    for (WordPart part : delimiter.parts()) {
      quoted |= !(part instanceof WordPart.Literal);
      plain.append(unquoted(part));
    }
    HereDocument document = new HereDocument(plain.toString(), quoted, stripsTabs);
    cursor.pending.add(document);
    return document;
  }

  private String unquoted(WordPart part) {
    return switch (part) {
      case WordPart.Escaped escaped -> slice(escaped.from() + 1, escaped.to());
      case WordPart.SingleQuoted quoted -> slice(quoted.from() + 1, quoted.to() - 1);
      case WordPart.AnsiQuoted quoted -> slice(quoted.from() + 2, quoted.to() - 1);
      case WordPart.DoubleQuoted quoted -> {
        StringBuilder inside = new StringBuilder();
        quoted.parts().forEach(each -> inside.append(unquoted(each)));
        yield inside.toString();
      }
      case WordPart.Dropped _ -> "";
      case WordPart.Literal _,
          WordPart.Parameter _,
          WordPart.CommandSubstitution _,
          WordPart.Backquoted _,
          WordPart.Arithmetic _,
          WordPart.ProcessSubstitution _,
          WordPart.ExtendedGlob _,
          WordPart.ArrayLiteral _ ->
          slice(part.from(), part.to());
    };
  }

  private String slice(int from, int to) {
    return from < to ? cursor.text().substring(from, Math.min(to, cursor.end())) : "";
  }

  /** Reads every announced body; the cursor stands after the newline. */
  void readPending() {
    List<HereDocument> documents = cursor.pending;
    cursor.pending = new ArrayList<>();
    for (HereDocument document : documents) {
      read(document);
    }
  }

  private void read(HereDocument document) {
    int start = cursor.pos;
    int line = start;
    boolean continued = false;
    while (line < cursor.end() && (continued || !endsAt(line, document))) {
      int next = endOfLine(line);
      continued = !document.quoted() && oddBackslashesBefore(next, line);
      line = Math.min(cursor.end(), next + 1);
    }
    int after = line < cursor.end() ? Math.min(cursor.end(), endOfLine(line) + 1) : line;
    document.filled(document.quoted() ? plainBody(document, start, line) : body(document, line));
    if (!cursor.failed()) {
      cursor.pos = after;
    }
  }

  private boolean endsAt(int line, HereDocument document) {
    int at = afterTabs(line, document);
    int length = document.delimiter().length();
    return cursor.text().startsWith(document.delimiter(), at)
        && at + length <= cursor.end()
        && endOfLine(at + length) == at + length;
  }

  private int afterTabs(int line, HereDocument document) {
    int at = line;
    while (document.stripsTabs() && at < cursor.end() && cursor.text().charAt(at) == '\t') {
      at++;
    }
    return at;
  }

  private int endOfLine(int at) {
    int newline = at;
    while (newline < cursor.end() && cursor.text().charAt(newline) != '\n') {
      newline++;
    }
    return newline;
  }

  private boolean oddBackslashesBefore(int end, int start) {
    int at = end;
    while (at > start && cursor.text().charAt(at - 1) == '\\') {
      at--;
    }
    return (end - at) % 2 == 1;
  }

  private List<WordPart> plainBody(HereDocument document, int start, int end) {
    List<WordPart> parts = new ArrayList<>();
    int line = start;
    while (line < end) {
      int text = afterTabs(line, document);
      if (text > line) {
        cursor.count();
        parts.add(new WordPart.Dropped(line, text));
      }
      int next = document.stripsTabs() ? Math.min(end, endOfLine(text) + 1) : end;
      if (next > text) {
        cursor.count();
        parts.add(new WordPart.Literal(text, next));
      }
      line = next;
    }
    return List.copyOf(parts);
  }

  private List<WordPart> body(HereDocument document, int end) {
    if (cursor.hereDocumentDepth >= MAX_NESTED) {
      cursor.fail(cursor.pos, "here-documents nested more than " + MAX_NESTED + " levels deep");
      return List.of();
    }
    int outer = cursor.narrow(end);
    cursor.hereDocumentDepth++;
    List<WordPart> parts = new ArrayList<>();
    if (document.stripsTabs()) {
      linesWithoutTabs(document, parts, end);
    } else {
      parts.addAll(words.regionParts(Region.HERE_DOCUMENT));
    }
    cursor.hereDocumentDepth--;
    cursor.widen(outer);
    return List.copyOf(parts);
  }

  /** Line by line where it can be; an expansion over several lines keeps its tabs. */
  private void linesWithoutTabs(HereDocument document, List<WordPart> parts, int end) {
    while (!cursor.atEnd()) {
      int text = afterTabs(cursor.pos, document);
      if (text > cursor.pos) {
        cursor.count();
        parts.add(new WordPart.Dropped(cursor.pos, text));
        cursor.pos = text;
      }
      parts.addAll(words.lineParts(Region.HERE_DOCUMENT));
      if (cursor.pos > end) {
        cursor.pos = end;
      }
    }
  }
}
