package dev.tenfold.cluster.definition;

/** What can be done about a copied rate; the names are those of policies. */
public enum CopiedAction {
  Deny,
  Patch,
  Warn,
  Audit,
  Off
}
