package dev.tenfold.cluster.definition;

/** What can be done about a rate that there is no one right value for. */
public enum OtherAction {
  Deny,
  Warn,
  Audit,
  Off
}
