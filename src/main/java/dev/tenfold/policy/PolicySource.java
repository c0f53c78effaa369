package dev.tenfold.policy;

/** The port to the policies that are in force now. */
@FunctionalInterface
public interface PolicySource {
  /** Never waits and never throws. */
  Policies inForce();
}
