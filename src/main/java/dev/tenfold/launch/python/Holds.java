package dev.tenfold.launch.python;

/** Whether a comparison holds, as far as that can be told. */
enum Holds {
  YES,
  NO,
  UNKNOWN;

  static Holds of(boolean holds) {
    return holds ? YES : NO;
  }
}
