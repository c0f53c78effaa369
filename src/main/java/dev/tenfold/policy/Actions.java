package dev.tenfold.policy;

/**
 * What is done about everything but a copied rate, and the limits to what is done about that.
 *
 * @param qlora the most that is done about a copied rate on a quantised base
 * @param lora the most that is done about one on an unquantised base
 * @param high about a rate that is too high for an adapter
 * @param unknown about a rate or a method that cannot be seen
 * @param invalid about a rate that the framework will not take
 * @param fullFineTuning about full fine-tuning at a rate for adapters
 * @param gitOps instead of a patch, where a tool would undo it
 */
public record Actions(
    Action qlora,
    Action lora,
    Action high,
    Action unknown,
    Action invalid,
    Action fullFineTuning,
    Action gitOps) {
  public static final Actions DEFAULT =
      new Actions(
          Action.DENY,
          Action.WARN,
          Action.WARN,
          Action.AUDIT,
          Action.WARN,
          Action.OFF,
          Action.DENY);

  /**
   * A namespace's mode limits everything but what is done instead of a patch, and no method limits
   * the mode.
   */
  Actions under(Action mode) {
    return new Actions(
        Action.DENY,
        Action.DENY,
        high.atMost(mode),
        unknown.atMost(mode),
        invalid.atMost(mode),
        fullFineTuning.atMost(mode),
        gitOps);
  }
}
