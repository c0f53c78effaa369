package dev.tenfold.launch.python;

/**
 * A condition that is not decided. The same test of the same unknown values is one condition: there
 * is one object for it.
 */
public final class Condition {
  private final String key;
  private final Value test;

  Condition(String key, Value test) {
    this.key = key;
    this.test = test;
  }

  /** Its name, the same for the same condition. */
  public String key() {
    return key;
  }

  /** What is tested; {@link Value.Missing} where that is no value of the script. */
  public Value test() {
    return test;
  }

  @Override
  public String toString() {
    return key;
  }
}
