package dev.tenfold.cli;

import dev.tenfold.cli.Input.FileObject;
import dev.tenfold.source.Lookup;
import dev.tenfold.source.Manifest;
import dev.tenfold.source.Reading;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds the other objects of the same input. */
final class Neighbours implements Lookup {
  private record Name(String kind, String name) {}

  private final Map<Name, List<FileObject>> objects = new HashMap<>();

  Neighbours(Input input) {
    for (FileObject object : input.objects()) {
      Manifest manifest = object.submitted();
      objects
          .computeIfAbsent(new Name(manifest.kind(), manifest.name()), n -> new ArrayList<>())
          .add(object);
    }
  }

  @Override
  public Reading<Manifest> find(Reference reference) {
    return object(reference)
        .<Reading<Manifest>>map(found -> new Reading.Found<>(Manifest.referenced(found.json())))
        .orElseGet(() -> new Reading.Unreadable<>(reference + " is not in the input"));
  }

  /** The last object of that name. */
  Optional<FileObject> object(Reference reference) {
    return all(reference.kind(), reference.name()).stream()
        .filter(object -> object.submitted().group().equals(reference.group()))
        .filter(object -> isIn(object.submitted().namespace(), reference.namespace()))
        .reduce((former, latter) -> latter);
  }

  /** The last object of that name, of whatever group. */
  Optional<FileObject> object(String kind, String namespace, String name) {
    return all(kind, name).stream()
        .filter(object -> isIn(object.submitted().namespace(), namespace))
        .reduce((former, latter) -> latter);
  }

  private List<FileObject> all(String kind, String name) {
    return objects.getOrDefault(new Name(kind, name), List.of());
  }

  private static boolean isIn(String namespace, String wanted) {
    return namespace.isEmpty() || wanted.isEmpty() || namespace.equals(wanted);
  }
}
