package dev.tenfold.cluster;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tenfold.source.Lookup;
import dev.tenfold.source.Manifest;
import dev.tenfold.source.Reading;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jboss.logging.Logger;

/**
 * Reads what jobs refer to. ConfigMaps come from the API server at the moment of the review, so
 * that one that was applied just before its job is seen. Without a cluster in reach it answers at
 * once that it cannot tell.
 */
@ApplicationScoped
public class ClusterLookup implements Lookup {
  private static final Logger LOG = Logger.getLogger(ClusterLookup.class);

  /** After a failure to connect, reviews are not made to wait for the next one. */
  private static final Duration PAUSE = Duration.ofSeconds(5);

  private final KubernetesClient client;
  private final StoredObjects others;
  private volatile Instant pausedUntil = Instant.MIN;

  ClusterLookup(KubernetesClient client, StoredObjects others) {
    this.client = client;
    this.others = others;
  }

  @Override
  public Reading<Manifest> find(Reference reference) {
    boolean isConfigMap = reference.group().isEmpty() && reference.kind().equals("ConfigMap");
    if (!isConfigMap && !StoredObjects.holds(reference)) {
      return new Reading.Unreadable<>(reference + " cannot be looked up");
    }
    if (Instant.now().isBefore(pausedUntil)) {
      return new Reading.Unreadable<>(reference + " cannot be read: no answer from the API server");
    }
    if (reference.name().isEmpty()) {
      return new Reading.Unreadable<>("no " + reference.kind() + " is named");
    }
    try {
      return isConfigMap ? configMap(reference) : others.get(reference);
    } catch (KubernetesClientException failure) {
      if (failure.getCode() == 0) {
        pausedUntil = Instant.now().plus(PAUSE);
      }
      LOG.warnf("%s in namespace %s: %s", reference, reference.namespace(), failure.getMessage());
      return new Reading.Unreadable<>(
          reference + " cannot be read: " + reason(reference, failure.getCode()));
    }
  }

  private Reading<Manifest> configMap(Reference reference) {
    ConfigMap found =
        client.configMaps().inNamespace(reference.namespace()).withName(reference.name()).get();
    return found == null ? new Reading.Absent<>() : new Reading.Found<>(manifest(found));
  }

  private static String reason(Reference reference, int code) {
    return switch (code) {
      case 0 -> "no answer from the API server";
      case 403 -> "Tenfold may not read a " + reference.kind() + " there";
      default -> "the API server answered " + code;
    };
  }

  private static Manifest manifest(ConfigMap found) {
    ObjectNode object = JsonNodeFactory.instance.objectNode();
    object.put("apiVersion", "v1").put("kind", "ConfigMap");
    object
        .putObject("metadata")
        .put("namespace", found.getMetadata().getNamespace())
        .put("name", found.getMetadata().getName());
    put(object, "data", found.getData());
    put(object, "binaryData", found.getBinaryData());
    return Manifest.referenced(object);
  }

  private static void put(
      ObjectNode object,
      String field,
      @org.jspecify.annotations.Nullable Map<String, String> values) {
    if (values != null) {
      ObjectNode node = object.putObject(field);
      values.forEach(node::put);
    }
  }
}
