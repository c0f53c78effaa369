package dev.tenfold.launch;

import dev.tenfold.job.Container;
import dev.tenfold.job.Container.Content;
import dev.tenfold.job.Container.Mount;
import dev.tenfold.job.Container.Volume;
import dev.tenfold.source.Allowance;
import dev.tenfold.source.Lookup;
import dev.tenfold.source.Reading;
import dev.tenfold.source.Text;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The files that ConfigMaps put into a container: whole volumes, items, subPath, projected. Of
 * mounts within each other the deepest one counts, in whatever order they are listed: the runtime
 * sorts them so.
 */
final class MountedFiles implements Files {
  private final Container container;
  private final Environment environment;
  private final Allowance allowance;
  private final MountedConfigMaps configMaps;

  MountedFiles(Container container, Environment environment, Lookup lookup, Allowance allowance) {
    this.container = container;
    this.environment = environment;
    this.allowance = allowance;
    this.configMaps = new MountedConfigMaps(container.namespace(), lookup);
  }

  @Override
  public Reading<Text> read(String path) {
    if (!path.startsWith("/")) {
      return relative(path);
    }
    String absolute = Paths.normal(path);
    return container.mounts().stream()
        .filter(mount -> Paths.isBelow(absolute, Paths.normal(mount.path())))
        .max(Comparator.comparingInt(mount -> Paths.normal(mount.path()).length()))
        .map(mount -> at(mount, absolute))
        .orElseGet(Reading.Absent::new);
  }

  /** Without a working directory the image decides where a relative path starts. */
  private Reading<Text> relative(String path) {
    String end = Paths.normal(path);
    boolean mayBeMounted = container.mounts().stream().anyMatch(mount -> mayHold(mount, end));
    return mayBeMounted
        ? new Reading.Unreadable<>(
            path + " is relative to the working directory of the image, which is not known")
        : new Reading.Absent<>();
  }

  private boolean mayHold(Mount mount, String end) {
    String mounted = Paths.normal(mount.path());
    Text part = part(mount);
    if (mounted.endsWith(end) || !part.isKnown()) {
      return mounted.endsWith(end);
    }
    String subPath = Paths.normal(part.toString());
    for (Content content : contents(mount)) {
      if (content instanceof Content.OfConfigMap configMap) {
        Optional<List<String>> files = configMaps.files(configMap);
        boolean holds =
            files.isPresent()
                ? files.get().stream()
                    .filter(file -> Paths.isBelow(file, subPath))
                    .anyMatch(
                        file -> Paths.normal(mounted + Paths.within(file, subPath)).endsWith(end))
                : end.startsWith(mounted.substring(mounted.lastIndexOf('/')) + "/");
        if (holds) {
          return true;
        }
      }
    }
    return false;
  }

  private List<Content> contents(Mount mount) {
    return container.volumes().stream()
        .filter(volume -> volume.name().equals(mount.volume()))
        .findFirst()
        .map(Volume::contents)
        .orElse(List.of());
  }

  /** The part of the volume that is mounted; empty for all of it. */
  private Text part(Mount mount) {
    return mount.subPathExpr().isEmpty()
        ? Text.made(mount.subPath())
        : References.expand(mount.subPathExpr(), environment.variables(), allowance);
  }

  private Reading<Text> at(Mount mount, String absolute) {
    Text part = part(mount);
    if (!part.isKnown()) {
      return new Reading.Unreadable<>(
          "the subPathExpr of " + mount.path() + ": " + String.join(", ", part.unknowns()));
    }
    String inVolume =
        Paths.normal(part + Paths.within(absolute, Paths.normal(mount.path())))
            // the link through which a ConfigMap's files are exchanged all at once
            .replaceFirst("^/\\.\\.data/", "/");
    return container.volumes().stream()
        .filter(volume -> volume.name().equals(mount.volume()))
        .findFirst()
        .map(volume -> in(volume, inVolume, absolute))
        .orElseGet(
            () -> new Reading.Unreadable<>("volume \"" + mount.volume() + "\" is not declared"));
  }

  private Reading<Text> in(Volume volume, String path, String absolute) {
    Reading<Text> result = new Reading.Absent<>();
    // A later source of a projected volume covers an earlier one. Nobody gives a file of a Secret
    // the name of another source's: where it can, the API server refuses it.
    for (Content content : volume.contents().reversed()) {
      Reading<Text> read =
          switch (content) {
            case Content.Opaque(String why) ->
                new Reading.Unreadable<Text>(absolute + " lies in " + why);
            case Content.OfConfigMap configMap -> configMaps.read(configMap, path, absolute);
          };
      if (read instanceof Reading.Found) {
        return read;
      }
      if (content instanceof Content.Opaque || result instanceof Reading.Absent) {
        result = read;
      }
    }
    return result;
  }
}
