package dev.tenfold.framework;

import java.util.Locale;
import java.util.regex.Pattern;

/** Base models whose name says that their weights are quantised: a hint, and no more. */
final class QuantisedNames {
  private static final Pattern WORDS =
      Pattern.compile("(?:^|[-_.])(bnb-4bit|bnb-nf4|gptq|awq)(?:$|[-_.])");
  private static final Pattern MLX = Pattern.compile("(?:^|[-_.])4bit(?:$|[-_.])");

  private QuantisedNames() {}

  static boolean says(String model) {
    String last = model.substring(model.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
    return WORDS.matcher(last).find()
        || (model.startsWith("mlx-community/") && MLX.matcher(last).find());
  }
}
