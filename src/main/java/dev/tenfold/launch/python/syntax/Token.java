package dev.tenfold.launch.python.syntax;

/** A word of the text, from {@code start} up to before {@code end}. */
record Token(Kind kind, int start, int end) {
  enum Kind {
    NAME,
    NUMBER,
    STRING,
    OPERATOR,
    /** The end of a logical line. */
    NEWLINE,
    INDENT,
    DEDENT,
    /** Something unknown, or a placeholder of a template. */
    HOLE,
    END
  }
}
