package dev.tenfold.framework;

import dev.tenfold.launch.Environment;
import dev.tenfold.source.Setting;
import dev.tenfold.source.Text;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * OmegaConf's references of one value to another, {@code ${optimizer.lr}}, and to a variable,
 * {@code ${oc.env:LR,1e-4}}. Those that are computed or relative are left as they are:
 * placeholders.
 */
final class Interpolations {
  private static final Pattern KEY = Pattern.compile("\\$\\{([A-Za-z_][\\w.]*)}");
  private static final Pattern VARIABLE =
      Pattern.compile("\\$\\{oc\\.env:\\s*'?(\\w+)'?\\s*(?:,\\s*(.*?)\\s*)?}");

  /** References to references, deeper than anybody writes them. */
  private static final int DEEPEST = 8;

  private Interpolations() {}

  /** Puts what each key refers to in its place. */
  static void resolve(Settings settings, Environment environment, String... keys) {
    for (String key : keys) {
      for (int depth = 0; depth < DEEPEST; depth++) {
        Optional<Setting> next =
            settings.get(key).found().flatMap(found -> target(found, settings, environment));
        next.ifPresent(target ->
            settings.put(new Setting(key, key, target.value(), target.kind(), target.overrode())));
        if (next.isEmpty()) {
          break;
        }
      }
    }
  }

  private static Optional<Setting> target(
      Setting setting, Settings settings, Environment environment) {
    Matcher key = KEY.matcher(setting.value());
    if (key.matches()) {
      return settings.get(key.group(1)).found();
    }
    Matcher variable = VARIABLE.matcher(setting.value());
    if (!variable.matches()) {
      return Optional.empty();
    }
    Optional<Text> value = environment.get(variable.group(1));
    boolean byDefault = value.isEmpty() && variable.group(2) != null;
    return value
        .or(() ->
            byDefault
                ? Optional.of(setting.value().sub(variable.start(2), variable.end(2)))
                : Optional.empty())
        .map(text -> Setting.of(setting.key(), setting.channel(), text));
  }
}
