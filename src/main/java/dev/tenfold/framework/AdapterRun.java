package dev.tenfold.framework;

import dev.tenfold.source.Reading;
import dev.tenfold.source.Setting;
import dev.tenfold.training.Doubt;
import dev.tenfold.training.Method;
import java.math.BigDecimal;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What TRL's model configuration says of the method (trl/trainer/model_config.py): an adapter is
 * trained only with {@code use_peft}; without it {@code lora_*} and {@code load_in_*} change
 * nothing that is trained.
 */
record AdapterRun(Method method, String unclear, Set<Doubt> doubts) {
  private static final BigDecimal HIGH_RANK = BigDecimal.valueOf(128);

  static AdapterRun of(Settings settings) {
    Reading<Boolean> peft = HfArguments.bool(settings, "use_peft");
    if (peft instanceof Reading.Unreadable<Boolean>(String why)) {
      return new AdapterRun(Method.UNKNOWN, why, Set.of());
    }
    if (!isTrue(peft)) {
      return new AdapterRun(Method.FULL, "", Set.of());
    }
    Set<Doubt> doubts = EnumSet.noneOf(Doubt.class);
    if (settings.known("lora_r").flatMap(Numbers::parse).filter(AdapterRun::isHigh).isPresent()) {
      doubts.add(Doubt.HIGH_RANK);
    }
    if (isTrue(HfArguments.bool(settings, "use_rslora"))) {
      doubts.add(Doubt.RSLORA);
    }
    List<Reading<Boolean>> quantised =
        List.of(
            HfArguments.bool(settings, "load_in_4bit"), HfArguments.bool(settings, "load_in_8bit"));
    if (quantised.stream().anyMatch(AdapterRun::isTrue)) {
      return new AdapterRun(Method.QLORA, "", doubts);
    }
    for (Reading<Boolean> reading : quantised) {
      if (reading instanceof Reading.Unreadable<Boolean>(String why)) {
        return new AdapterRun(Method.UNKNOWN, why, doubts);
      }
    }
    Optional<String> model =
        settings.get("model_name_or_path").found().map(Setting::value).flatMap(t -> t.known());
    if (model.filter(QuantisedNames::says).isPresent()) {
      doubts.add(Doubt.NAME_ONLY);
      return new AdapterRun(Method.QLORA, "", doubts);
    }
    return new AdapterRun(Method.LORA, "", doubts);
  }

  private static boolean isHigh(BigDecimal rank) {
    return rank.compareTo(HIGH_RANK) >= 0;
  }

  private static boolean isTrue(Reading<Boolean> reading) {
    return reading instanceof Reading.Found<Boolean>(Boolean value) && value;
  }
}
