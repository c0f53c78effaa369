package dev.tenfold.policy;

import java.util.Locale;

/** What a rate on a run is. */
public enum Verdict {
  /** Nearer, on a log scale, to the full fine-tuning rate than to the QLoRA rate, or below it. */
  COPIED,
  OK,
  /** Above ten times the QLoRA rate. */
  HIGH,
  /** An adapter run, or perhaps one, whose rate or method cannot be known. */
  UNKNOWN,
  /** Full fine-tuning. */
  NOT_APPLICABLE;

  /** The name in reports. */
  public String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
