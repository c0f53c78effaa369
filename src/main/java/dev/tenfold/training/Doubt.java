package dev.tenfold.training;

/** Why the evidence for a run is weaker than usual: such a run is warned about at most. */
public enum Doubt {
  HIGH_RANK("its rank is 128 or more"),
  RSLORA("it uses rsLoRA"),
  LORA_PLUS("it uses LoRA+"),
  UNKNOWN_STAGE("its stage is unknown"),
  RELATED_STAGE("its stage is only related to the one of the table"),
  GENERIC("its script is unknown"),
  NAME_ONLY("only the model's name says that the base is quantised"),
  BUILT_IN("the framework's own configuration sets it"),
  OTHER_PATH("the script may take another path");

  private final String clause;

  Doubt(String clause) {
    this.clause = clause;
  }

  /** A clause for messages. */
  public String clause() {
    return clause;
  }
}
