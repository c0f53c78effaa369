package dev.tenfold.training;

/** Which weights are trained. */
public enum Method {
  /** All weights of the model, or a part of them, without an adapter. */
  FULL("full", "full fine-tuning"),
  /** Adapters on an unquantised frozen base. */
  LORA("lora", "LoRA"),
  /** Adapters on a quantised frozen base: bitsandbytes 4 or 8 bit, GPTQ, AWQ, HQQ, int4. */
  QLORA("qlora", "QLoRA"),
  UNKNOWN("unknown", "");

  private final String id;
  private final String title;

  Method(String id, String title) {
    this.id = id;
    this.title = title;
  }

  /** The name in reports and policies. */
  public String id() {
    return id;
  }

  /** The name in messages. */
  public String title() {
    return title;
  }

  public boolean isAdapter() {
    return this == LORA || this == QLORA;
  }
}
