package dev.tenfold.cluster.definition;

/** What can be done instead of a patch. */
public enum GitOpsAction {
  Deny,
  Patch,
  Warn,
  Audit
}
