package dev.tenfold.launch;

import dev.tenfold.source.Reading;
import dev.tenfold.source.Text;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Where {@code ray job submit} lets its entry point run: with the variables and in the working
 * directory of the runtime environment (ray/dashboard/modules/dashboard_sdk.py, 2.60). On a cluster
 * elsewhere neither the variables nor the files of this container are seen; its working directory
 * is copied there.
 */
record RayRuntimeEnv(Options.Found.Target options) {
  private static final Pattern HERE =
      Pattern.compile(
          "(?:[a-z]+://)?(?:localhost|127\\.[0-9.]+|0\\.0\\.0\\.0|\\[::1?\\])(?:[:/].*)?"
              + "|auto|local|");
  private static final String THERE = "the environment of the Ray cluster";

  Surroundings into(Surroundings here) {
    Reading<SettingsFile> settings = settings(here.files());
    Map<String, Text> variables = new LinkedHashMap<>();
    List<String> openTo = new ArrayList<>();
    Optional<Text> folder = options.last("--working-dir");
    switch (settings) {
      case Reading.Found<SettingsFile>(SettingsFile found) -> {
        variables.putAll(found.under("env_vars").texts());
        folder = folder.or(() -> found.text("working_dir"));
      }
      case Reading.Absent<SettingsFile> _ ->
          openTo.add("a runtime environment, which lies in the image");
      case Reading.Unreadable<SettingsFile>(String why) ->
          openTo.add("the runtime environment, which cannot be read: " + why);
    }
    if (isHere(here.environment())) {
      return here.in(here.environment().with(variables).openTo(openTo)).in(folder);
    }
    openTo.add(THERE);
    return new Surroundings(
        Environment.EMPTY.with(variables).openTo(openTo),
        copied(here.in(folder).files(), folder.isPresent()),
        Optional.empty());
  }

  private Reading<SettingsFile> settings(Files files) {
    Optional<Text> file = options.last("--runtime-env");
    if (file.isPresent()) {
      return SettingsFile.read(files, file.get());
    }
    return options
        .last("--runtime-env-json")
        .map(json -> SettingsFile.parse(json, "--runtime-env-json"))
        .orElseGet(() -> new Reading.Found<>(new SettingsFile(Map.of())));
  }

  private boolean isHere(Environment environment) {
    Text address =
        options
            .last("--address")
            .or(() -> environment.get("RAY_API_SERVER_ADDRESS"))
            .or(() -> environment.get("RAY_ADDRESS"))
            .orElse(Text.EMPTY);
    return address.isKnown() && HERE.matcher(address).matches();
  }

  private static Files copied(Files files, boolean hasFolder) {
    return path ->
        hasFolder && !path.startsWith("/")
            ? files.read(path)
            : new Reading.Unreadable<>(path + " lies on the Ray cluster, not in this container");
  }
}
