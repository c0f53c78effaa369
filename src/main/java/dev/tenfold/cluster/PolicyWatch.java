package dev.tenfold.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tenfold.policy.Policies;
import dev.tenfold.policy.Policy;
import dev.tenfold.policy.PolicyReader;
import dev.tenfold.policy.PolicyReading;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.base.ResourceDefinitionContext;
import io.fabric8.kubernetes.client.informers.ResourceEventHandler;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/**
 * The policies of the cluster, watched. One that cannot be read disables only itself: the others
 * are asked as if it were not there.
 */
@ApplicationScoped
public class PolicyWatch implements ResourceEventHandler<GenericKubernetesResource> {
  private static final Logger LOG = Logger.getLogger(PolicyWatch.class);

  /** A policy of the cluster, read or not. */
  record Stored(String name, long generation, JsonNode object, PolicyReading reading) {
    /** The version of the object, which changes with every write. */
    String version() {
      return object.path("metadata").path("resourceVersion").asText("");
    }

    boolean isValid() {
      return reading instanceof PolicyReading.Valid;
    }
  }

  private final KubernetesClient client;
  private final Watched<GenericKubernetesResource> watched;
  private volatile List<Stored> stored = List.of();
  private volatile Policies valid = Policies.NONE;

  @Inject
  PolicyWatch(KubernetesClient client) {
    this(client, Watched.PATIENCE);
  }

  PolicyWatch(KubernetesClient client, Duration patience) {
    this.client = client;
    this.watched = new Watched<>("policies", patience, this::informer, this::look);
  }

  private SharedIndexInformer<GenericKubernetesResource> informer() {
    return client
        .genericKubernetesResources(
            new ResourceDefinitionContext.Builder()
                .withGroup(PolicyReader.GROUP)
                .withVersion(PolicyReader.VERSION)
                .withKind(PolicyReader.KIND)
                .withPlural(PolicyReader.PLURAL)
                .withNamespaced(false)
                .build())
        .runnableInformer(0)
        .addEventHandler(this);
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

  /** Those that can be read. */
  Policies valid() {
    return valid;
  }

  /** All of them, as they were seen last. */
  List<Stored> stored() {
    return stored;
  }

  @Override
  public void onAdd(GenericKubernetesResource policy) {
    look();
  }

  @Override
  public void onUpdate(GenericKubernetesResource before, GenericKubernetesResource policy) {
    look();
  }

  @Override
  public void onDelete(GenericKubernetesResource policy, boolean finalStateUnknown) {
    look();
  }

  private synchronized void look() {
    if (!watched.isListed()) {
      return;
    }
    List<Stored> before = stored;
    List<Stored> now = new ArrayList<>();
    for (GenericKubernetesResource item : watched.informer().getStore().list()) {
      now.add(stored(item, before));
    }
    List<Policy> readable = new ArrayList<>();
    for (Stored policy : now) {
      if (policy.reading() instanceof PolicyReading.Valid(Policy read, var ignored)) {
        readable.add(read);
      }
    }
    stored = List.copyOf(now);
    Policies next = new Policies(readable);
    if (!next.equals(valid)) {
      valid = next;
      LOG.infof("policies in force: %s", names(next));
    }
  }

  private static String names(Policies policies) {
    return policies.inOrder().isEmpty()
        ? "none of the cluster"
        : policies.inOrder().stream().map(Policy::name).collect(Collectors.joining(", "));
  }

  /** A change of the status alone is nothing to read again. */
  private Stored stored(GenericKubernetesResource item, List<Stored> before) {
    String name = item.getMetadata().getName();
    long generation = Objects.requireNonNullElse(item.getMetadata().getGeneration(), 0L);
    JsonNode object = client.getKubernetesSerialization().convertValue(item, JsonNode.class);
    for (Stored known : before) {
      if (known.name().equals(name) && known.object().path("spec").equals(object.path("spec"))) {
        return new Stored(name, generation, object, known.reading());
      }
    }
    PolicyReading reading = PolicyReader.read(object);
    if (reading instanceof PolicyReading.Invalid invalid) {
      LOG.errorf("policy \"%s\" is not taken: %s", name, invalid.sentence());
    }
    return new Stored(name, generation, object, reading);
  }
}
