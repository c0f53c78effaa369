package dev.tenfold.launch.python;

/** What interrupts the order of statements. */
enum Flow {
  NORMAL,
  CONTINUE,
  BREAK,
  RETURN,
  RAISE,
  EXIT,
  /** Each branch in its own way. */
  MIXED
}
