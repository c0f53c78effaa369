package dev.tenfold.http;

import dev.tenfold.cluster.ApiServer;
import dev.tenfold.cluster.definition.PolicyDefinition;
import dev.tenfold.policy.Policies;
import dev.tenfold.policy.PolicySource;
import io.quarkus.arc.Arc;

/** The policies of the API server that the tests share with one application. */
public final class PoliciesOfTheServer {
  private PoliciesOfTheServer() {}

  /** Removes them, and waits until the application has seen that: the next test starts without. */
  public static void remove(ApiServer api) throws Exception {
    api.send("DELETE", PolicyDefinition.PATH, "");
    PolicySource policies = Arc.container().instance(PolicySource.class).get();
    for (int i = 0; i < 600 && !policies.inForce().equals(Policies.NONE); i++) {
      Thread.sleep(50);
    }
    if (!policies.inForce().equals(Policies.NONE)) {
      throw new AssertionError(policies.inForce() + " is still in force");
    }
  }
}
