package dev.tenfold.job;

import dev.tenfold.source.Field;
import dev.tenfold.source.Text;
import java.util.ArrayList;
import java.util.List;

/** Reads the volumes of a pod and where a container mounts them. */
final class Volumes {
  private Volumes() {}

  static List<Container.Volume> of(Field volumes) {
    return volumes.items().stream().map(Volumes::volume).toList();
  }

  static List<Container.Mount> mounts(Field mounts) {
    return mounts.items().stream().map(Volumes::mount).toList();
  }

  private static Container.Mount mount(Field mount) {
    Field expression = mount.child("subPathExpr");
    return new Container.Mount(
        mount.child("name").string(),
        mount.child("mountPath").string(),
        mount.child("subPath").string(),
        expression.isPresent() ? expression.text() : Text.EMPTY);
  }

  private static Container.Volume volume(Field volume) {
    return named(volume.child("name").string(), volume);
  }

  /** What is written like a volume, under another name. */
  static Container.Volume named(String name, Field volume) {
    List<Container.Content> contents = new ArrayList<>();
    Field configMap = volume.child("configMap");
    Field projected = volume.child("projected");
    if (configMap.isPresent()) {
      contents.add(configMap(configMap));
    } else if (projected.isPresent()) {
      for (Field source : projected.child("sources").items()) {
        contents.add(
            source.child("configMap").isPresent()
                ? configMap(source.child("configMap"))
                : new Container.Content.Opaque("a projected volume"));
      }
    } else {
      contents.add(new Container.Content.Opaque(opaque(volume)));
    }
    return new Container.Volume(name, contents);
  }

  private static Container.Content configMap(Field configMap) {
    List<Container.Item> items =
        configMap.child("items").items().stream()
            .map(
                item -> new Container.Item(item.child("key").string(), item.child("path").string()))
            .toList();
    return new Container.Content.OfConfigMap(
        configMap.child("name").string(), items, configMap.child("optional").isTrue());
  }

  private static String opaque(Field volume) {
    return volume.entries().keySet().stream()
        .filter(key -> !key.equals("name"))
        .findFirst()
        .map(kind ->
            switch (kind) {
              case "persistentVolumeClaim" -> "a persistent volume";
              case "secret" -> "a Secret";
              case "emptyDir" -> "an empty directory";
              default -> "a volume of type " + kind;
            })
        .orElse("a volume without a source");
  }
}
