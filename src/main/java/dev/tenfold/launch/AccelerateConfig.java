package dev.tenfold.launch;

import dev.tenfold.source.Reading;
import dev.tenfold.source.Text;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What {@code accelerate launch} tells its process of DeepSpeed, in the variables in which it does
 * so: from its options, then from its configuration (accelerate/utils/launch.py, commands/launch.py
 * and commands/config/config_args.py, 1.15). Other variables of the name {@code ACCELERATE_*} set
 * no rate and stay as they are.
 */
record AccelerateConfig(Options.Found.Target options) {
  static final String USE = "ACCELERATE_USE_DEEPSPEED";

  /** The DeepSpeed JSON, as a path that its process opens. */
  static final String JSON = "ACCELERATE_DEEPSPEED_CONFIG_FILE";

  private static final String FLAG = "--deepspeed-config-file";
  private static final String KEY = "deepspeed_config_file";

  Surroundings into(Surroundings here) {
    if (options.has("--cpu")) {
      return here;
    }
    Optional<Text> named = options.last("--config-file");
    Reading<SettingsFile> config =
        SettingsFile.read(here.files(), named.orElseGet(() -> inCache(here.environment())));
    return switch (config) {
      case Reading.Found<SettingsFile>(SettingsFile found) -> configured(here, found);
      case Reading.Absent<SettingsFile> _ ->
          named.isPresent()
              ? unknown(here, "accelerate's configuration " + named.get() + " lies in the image")
              : configured(here, new SettingsFile(Map.of()));
      case Reading.Unreadable<SettingsFile>(String why) -> unknown(here, why);
    };
  }

  private Surroundings configured(Surroundings here, SettingsFile config) {
    boolean other =
        options.has("--multi-gpu", "--tpu", "--tpu-use-cluster", "--use-fsdp", "--use-megatron-lm");
    boolean byFile =
        !other && config.text("distributed_type").filter(type -> type.is("DEEPSPEED")).isPresent();
    if (!options.has("--use-deepspeed") && !byFile) {
      return here;
    }
    Map<String, Text> variables = new LinkedHashMap<>();
    variables.put(USE, Text.made("true"));
    options
        .last(FLAG)
        .or(() -> config.under("deepspeed_config").text(KEY))
        .ifPresent(path -> variables.put(JSON, path));
    return here.with(variables);
  }

  /** What the options say holds whatever the configuration says. */
  private Surroundings unknown(Surroundings here, String why) {
    Map<String, Text> variables = new LinkedHashMap<>();
    variables.put(USE, options.has("--use-deepspeed") ? Text.made("true") : Text.unknown(why));
    variables.put(JSON, options.last(FLAG).orElseGet(() -> Text.unknown(why)));
    return here.with(variables);
  }

  private static Text inCache(Environment environment) {
    Text hub =
        environment
            .get("HF_HOME")
            .or(() ->
                environment
                    .get("XDG_CACHE_HOME")
                    .map(cache -> cache.concat(Text.made("/huggingface"))))
            .orElseGet(() ->
                environment
                    .get("HOME")
                    .orElseGet(() -> Text.made("/root"))
                    .concat(Text.made("/.cache/huggingface")));
    return hub.concat(Text.made("/accelerate/default_config.yaml"));
  }
}
