package dev.tenfold.cluster;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tenfold.source.Manifest;
import dev.tenfold.source.Reading;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Map;

/**
 * The labels of every namespace, watched. One that was made a moment ago and is not seen yet is
 * read from the API server.
 */
@ApplicationScoped
public class NamespaceWatch {
  private final ApiReader api;
  private final NamespaceLabels labels = new NamespaceLabels();
  private final Watched<Namespace> watched;

  NamespaceWatch(ApiReader api, KubernetesClient client) {
    this.api = api;
    this.watched =
        new Watched<>(
            "namespaces",
            Watched.PATIENCE,
            () -> client.namespaces().withLimit(500L).runnableInformer(0).itemStore(labels),
            () -> {});
  }

  void start(@Observes StartupEvent event) {
    watched.start();
  }

  @PreDestroy
  void stop() {
    watched.stop();
  }

  WatchState state() {
    return watched.state();
  }

  Reading<Manifest> find(String name) {
    return labels
        .of(name)
        .<Reading<Manifest>>map(found -> new Reading.Found<>(manifest(name, found)))
        .orElseGet(() ->
            api.read("/api/v1/namespaces/" + name, "Namespace \"" + name + "\"", "Namespace")
                .map(Manifest::referenced));
  }

  private static Manifest manifest(String name, Map<String, String> labels) {
    ObjectNode namespace =
        JsonNodeFactory.instance.objectNode().put("apiVersion", "v1").put("kind", "Namespace");
    ObjectNode written = namespace.putObject("metadata").put("name", name).putObject("labels");
    labels.forEach(written::put);
    return Manifest.referenced(namespace);
  }
}
