package dev.tenfold.framework;

import dev.tenfold.training.Doubt;
import dev.tenfold.training.Method;
import java.util.EnumSet;
import java.util.Set;

/**
 * What a program says of the model that it trains.
 *
 * @param unsloth whether a class of unsloth loads it
 */
record ModelFacts(Base base, Adapter adapter, boolean unsloth) {
  /** Whether the weights of the base are quantised. */
  sealed interface Base {
    record Quantised() implements Base {}

    record Plain() implements Base {}

    /** Only its name says so. */
    record Named() implements Base {}

    record Unknown(String why) implements Base {}
  }

  /** What is trained beside the base. */
  sealed interface Adapter {
    /** Nothing: the base itself is trained. */
    record None() implements Adapter {}

    record Lora(Set<Doubt> doubts) implements Adapter {}

    /** Prompts, prefixes or scales: no adapter that the rates are about. */
    record Other() implements Adapter {}

    record Unknown(String why) implements Adapter {}
  }

  static ModelFacts unknown(String why) {
    return new ModelFacts(new Base.Unknown(why), new Adapter.Unknown(why), false);
  }

  ModelFacts with(Adapter other) {
    return new ModelFacts(base, other, unsloth);
  }

  ModelFacts with(Base other) {
    return new ModelFacts(other, adapter, unsloth);
  }

  ModelFacts ofUnsloth() {
    return new ModelFacts(base, adapter, true);
  }

  AdapterRun run() {
    return switch (adapter) {
      case Adapter.None _, Adapter.Other _ -> new AdapterRun(Method.FULL, "", Set.of());
      case Adapter.Unknown(String why) -> new AdapterRun(Method.UNKNOWN, why, Set.of());
      case Adapter.Lora(Set<Doubt> doubts) ->
          switch (base) {
            case Base.Quantised _ -> new AdapterRun(Method.QLORA, "", doubts);
            case Base.Plain _ -> new AdapterRun(Method.LORA, "", doubts);
            case Base.Named _ -> {
              Set<Doubt> more = EnumSet.of(Doubt.NAME_ONLY);
              more.addAll(doubts);
              yield new AdapterRun(Method.QLORA, "", more);
            }
            case Base.Unknown(String why) -> new AdapterRun(Method.UNKNOWN, why, doubts);
          };
    };
  }
}
