package dev.tenfold.launch;

import dev.tenfold.job.Container.Content;
import dev.tenfold.job.Container.Item;
import dev.tenfold.source.Lookup;
import dev.tenfold.source.Manifest;
import dev.tenfold.source.Reading;
import dev.tenfold.source.Text;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** ConfigMaps as folders: without items every key is a file of its name. */
record MountedConfigMaps(String namespace, Lookup lookup) {

  /** The paths of its files, from the root of the volume; empty where they are not known. */
  Optional<List<String>> files(Content.OfConfigMap mounted) {
    Stream<String> items = mounted.items().stream().map(Item::path);
    return mounted.items().isEmpty()
        ? find(mounted).found().map(map -> files(ConfigMaps.keys(map).stream()))
        : Optional.of(files(items));
  }

  private static List<String> files(Stream<String> names) {
    return names.map(Paths::normal).toList();
  }

  /** The file at a path from the root of the volume. */
  Reading<Text> read(Content.OfConfigMap mounted, String path, String absolute) {
    String name = "ConfigMap \"" + mounted.configMap() + "\"";
    return switch (find(mounted)) {
      case Reading.Found<Manifest>(Manifest configMap) -> {
        Optional<String> key =
            mounted.items().isEmpty()
                ? ConfigMaps.keys(configMap).stream()
                    .filter(each -> Paths.normal(each).equals(path))
                    .findFirst()
                : mounted.items().stream()
                    .filter(item -> Paths.normal(item.path()).equals(path))
                    .map(Item::key)
                    .findFirst();
        if (key.isEmpty()) {
          yield new Reading.Unreadable<>("no key of " + name + " is mounted as " + absolute);
        }
        yield ConfigMaps.value(configMap, key.get())
            .<Reading<Text>>map(Reading.Found::new)
            .orElseGet(() -> new Reading.Unreadable<>(name + " has no key \"" + key.get() + "\""));
      }
      case Reading.Absent<Manifest> _ ->
          new Reading.Unreadable<>(
              name + (mounted.optional() ? ", which is optional," : "") + " does not exist yet");
      case Reading.Unreadable<Manifest>(String why) -> new Reading.Unreadable<>(why);
    };
  }

  private Reading<Manifest> find(Content.OfConfigMap mounted) {
    return lookup.find(Lookup.Reference.configMap(namespace, mounted.configMap()));
  }
}
