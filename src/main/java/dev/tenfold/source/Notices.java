package dev.tenfold.source;

import dev.tenfold.source.Manifest.Owner;

/** The port to those who look at an object and not at who asked for it: Kubernetes' Events. */
@FunctionalInterface
public interface Notices {
  /**
   * Something to be known about an object.
   *
   * @param about the object
   * @param namespace where it is
   * @param reason one word for machines, in Kubernetes' manner
   * @param text the sentence for people
   */
  record Notice(Owner about, String namespace, String reason, String text) {}

  /** Passes it on, sooner or later or not at all. Never throws and never waits. */
  void tell(Notice notice);
}
