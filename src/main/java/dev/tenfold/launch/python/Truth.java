package dev.tenfold.launch.python;

/** Whether a value counts as true. */
sealed interface Truth {
  record Known(boolean holds) implements Truth {}

  /** It does where the condition holds, or where it does not. */
  record Open(Condition condition, boolean when) implements Truth {}

  static Known of(boolean holds) {
    return new Known(holds);
  }
}
