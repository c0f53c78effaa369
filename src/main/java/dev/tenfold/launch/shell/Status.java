package dev.tenfold.launch.shell;

/**
 * How a command ends. A command that is not the shell's own most likely succeeds, but may not; a
 * test that is not known goes either way.
 *
 * @param condition what names the open question, so that it is answered once
 */
record Status(Kind kind, String condition) {
  enum Kind {
    SUCCESS,
    FAILURE,
    OPEN_TEST,
    OPEN_COMMAND
  }

  static final Status SUCCESS = new Status(Kind.SUCCESS, "");
  static final Status FAILURE = new Status(Kind.FAILURE, "");

  static Status of(Truth truth, String condition) {
    return switch (truth) {
      case TRUE -> SUCCESS;
      case FALSE -> FAILURE;
      case UNKNOWN -> new Status(Kind.OPEN_TEST, condition);
    };
  }

  static Status ofCommand(String condition) {
    return new Status(Kind.OPEN_COMMAND, condition);
  }

  Status negated() {
    return switch (kind) {
      case SUCCESS -> FAILURE;
      case FAILURE -> SUCCESS;
      case OPEN_TEST, OPEN_COMMAND -> new Status(Kind.OPEN_TEST, "! " + condition);
    };
  }

  boolean isOpen() {
    return kind == Kind.OPEN_TEST || kind == Kind.OPEN_COMMAND;
  }
}
