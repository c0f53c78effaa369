package dev.tenfold.policy;

/** The port to whoever counts what a policy decided. */
@FunctionalInterface
public interface PolicyTally {
  /** How an object stands to the policy that decided about it. */
  enum Standing {
    /** Nothing of it is against the policy, or it is exempt. */
    KEEPS,
    /** The policy speaks against one of its runs, whatever was done about it. */
    VIOLATES
  }

  /** Counts an object that was judged; never waits and never throws. */
  void count(Policy policy, Standing standing);
}
