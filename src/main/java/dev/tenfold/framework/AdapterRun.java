package dev.tenfold.framework;

import dev.tenfold.source.Reading;
import dev.tenfold.training.Doubt;
import dev.tenfold.training.Method;
import java.util.Set;

/**
 * What TRL's model configuration says of the method (trl/trainer/model_config.py): an adapter is
 * trained only with {@code use_peft}; without it {@code lora_*} and {@code load_in_*} change
 * nothing that is trained.
 */
record AdapterRun(Method method, String unclear, Set<Doubt> doubts) {
  private static final Signs SIGNS =
      new Signs("lora_r", "use_rslora", "load_in_4bit", "load_in_8bit");

  static AdapterRun of(Settings settings) {
    Reading<Boolean> peft = HfArguments.bool(settings, "use_peft");
    if (peft instanceof Reading.Unreadable<Boolean>(String why)) {
      return new AdapterRun(Method.UNKNOWN, why, Set.of());
    }
    if (!isTrue(peft)) {
      return new AdapterRun(Method.FULL, "", Set.of());
    }
    return SIGNS.adapter(settings, settings.known("model_name_or_path"));
  }

  private static boolean isTrue(Reading<Boolean> reading) {
    return reading instanceof Reading.Found<Boolean>(Boolean value) && value;
  }
}
