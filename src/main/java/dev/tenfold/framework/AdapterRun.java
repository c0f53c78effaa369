package dev.tenfold.framework;

import dev.tenfold.training.Doubt;
import dev.tenfold.training.Method;
import java.util.Set;

/**
 * The method of a run, and why the factor may be weaker for it.
 *
 * @param unclear why the method is unknown, as a clause; empty where it is known
 */
record AdapterRun(Method method, String unclear, Set<Doubt> doubts) {
  static final AdapterRun FULL = new AdapterRun(Method.FULL, "", Set.of());

  static AdapterRun lora(Set<Doubt> doubts) {
    return new AdapterRun(Method.LORA, "", doubts);
  }

  static AdapterRun qlora(Set<Doubt> doubts) {
    return new AdapterRun(Method.QLORA, "", doubts);
  }

  static AdapterRun unknown(String why) {
    return new AdapterRun(Method.UNKNOWN, why, Set.of());
  }
}
