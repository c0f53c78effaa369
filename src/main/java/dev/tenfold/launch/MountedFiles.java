package dev.tenfold.launch;

import dev.tenfold.job.Container;
import dev.tenfold.job.Container.Content;
import dev.tenfold.job.Container.Item;
import dev.tenfold.job.Container.Mount;
import dev.tenfold.job.Container.Volume;
import dev.tenfold.source.Lookup;
import dev.tenfold.source.Manifest;
import dev.tenfold.source.Reading;
import dev.tenfold.source.Text;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The files that ConfigMaps put into a container: whole volumes, items, subPath, projected. */
final class MountedFiles implements Files {
  private final Container container;
  private final Lookup lookup;
  private final Optional<String> workingDir;

  MountedFiles(Container container, Lookup lookup) {
    this.container = container;
    this.lookup = lookup;
    this.workingDir = container.workingDir().flatMap(Text::known);
  }

  @Override
  public Reading<Text> read(String path) {
    String absolute;
    if (path.startsWith("/")) {
      absolute = normal(path);
    } else if (workingDir.isPresent()) {
      absolute = normal(workingDir.get() + "/" + path);
    } else {
      return relative(path);
    }
    return container.mounts().stream()
        .filter(mount -> below(absolute, normal(mount.path())))
        .max(Comparator.comparingInt(mount -> normal(mount.path()).length()))
        .map(mount -> at(mount, absolute))
        .orElseGet(Reading.Absent::new);
  }

  /** Without a working directory the image decides where a relative path starts. */
  private Reading<Text> relative(String path) {
    String end = normal("/" + path);
    boolean couldBeMounted =
        container.mounts().stream()
            .map(mount -> normal(mount.path()))
            .anyMatch(mounted -> end.startsWith(mounted + "/") || mounted.endsWith(end));
    return couldBeMounted
        ? new Reading.Unreadable<>(path + " is relative to the image's working directory")
        : new Reading.Absent<>();
  }

  private Reading<Text> at(Mount mount, String absolute) {
    String mounted = normal(mount.path());
    String inside =
        absolute.equals(mounted)
            ? ""
            : absolute.substring(mounted.equals("/") ? 1 : mounted.length() + 1);
    String inVolume =
        mount.subPath().isEmpty()
            ? inside
            : inside.isEmpty() ? mount.subPath() : mount.subPath() + "/" + inside;
    return container.volumes().stream()
        .filter(volume -> volume.name().equals(mount.volume()))
        .findFirst()
        .map(volume -> in(volume, inVolume, absolute))
        .orElseGet(
            () -> new Reading.Unreadable<>("volume \"" + mount.volume() + "\" is not declared"));
  }

  private Reading<Text> in(Volume volume, String path, String absolute) {
    Reading<Text> result = new Reading.Absent<>();
    // a later source of a projected volume covers an earlier one
    for (Content content : volume.contents().reversed()) {
      Reading<Text> read =
          switch (content) {
            case Content.Opaque(String why) ->
                new Reading.Unreadable<Text>(absolute + " lies in " + why);
            case Content.OfConfigMap(String name, List<Item> items, boolean optional) ->
                ofConfigMap(name, items, path, absolute);
          };
      if (read instanceof Reading.Found) {
        return read;
      }
      if (read instanceof Reading.Unreadable) {
        result = read;
      }
    }
    return result;
  }

  private Reading<Text> ofConfigMap(String name, List<Item> items, String path, String absolute) {
    return switch (lookup.find(Lookup.Reference.configMap(container.namespace(), name))) {
      case Reading.Found<Manifest>(Manifest configMap) -> {
        Optional<String> key =
            items.isEmpty()
                ? ConfigMaps.keys(configMap).stream().filter(path::equals).findFirst()
                : items.stream()
                    .filter(item -> item.path().equals(path))
                    .map(Item::key)
                    .findFirst();
        yield key.flatMap(wanted -> ConfigMaps.value(configMap, wanted))
            .<Reading<Text>>map(Reading.Found::new)
            .orElseGet(() ->
                new Reading.Unreadable<>("ConfigMap \"" + name + "\" has no file " + absolute));
      }
      case Reading.Absent<Manifest> absent ->
          new Reading.Unreadable<>("ConfigMap \"" + name + "\" does not exist yet");
      case Reading.Unreadable<Manifest>(String why) -> new Reading.Unreadable<>(why);
    };
  }

  private static boolean below(String path, String folder) {
    return path.equals(folder) || folder.equals("/") || path.startsWith(folder + "/");
  }

  private static String normal(String path) {
    return Path.of("/" + path.replace("\0", "")).normalize().toString();
  }
}
