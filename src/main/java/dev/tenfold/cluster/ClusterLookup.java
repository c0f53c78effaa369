package dev.tenfold.cluster;

import dev.tenfold.source.Lookup;
import dev.tenfold.source.Manifest;
import dev.tenfold.source.Reading;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.regex.Pattern;

/** Finds the objects of a cluster that a review refers to. */
@ApplicationScoped
public class ClusterLookup implements Lookup {
  /** No object has another name, and none of these can point elsewhere in the API. */
  private static final Pattern NAME = Pattern.compile("[a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?");

  private final ApiReader api;
  private final NamespaceWatch namespaces;
  private final StoredObjects others;

  ClusterLookup(ApiReader api, NamespaceWatch namespaces, StoredObjects others) {
    this.api = api;
    this.namespaces = namespaces;
    this.others = others;
  }

  @Override
  public Reading<Manifest> find(Reference reference) {
    if (reference.name().isEmpty()) {
      return new Reading.Unreadable<>("no " + reference.kind() + " is named");
    }
    if (!NAME.matcher(reference.name()).matches()) {
      return new Reading.Absent<>();
    }
    if (reference.group().isEmpty() && reference.kind().equals("Namespace")) {
      return namespaces.find(reference.name());
    }
    if (reference.group().isEmpty() && reference.kind().equals("ConfigMap")) {
      return NAME.matcher(reference.namespace()).matches()
          ? api.read(
                  "/api/v1/namespaces/" + reference.namespace() + "/configmaps/" + reference.name(),
                  reference.toString(),
                  "ConfigMap")
              .map(Manifest::referenced)
          : new Reading.Unreadable<>(reference + " cannot be looked up without a namespace");
    }
    return StoredObjects.holds(reference)
        ? others.get(reference)
        : new Reading.Unreadable<>(reference + " cannot be looked up");
  }
}
