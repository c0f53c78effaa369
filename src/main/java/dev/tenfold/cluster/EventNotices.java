package dev.tenfold.cluster;

import dev.tenfold.source.Notices;
import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Writes notices as Events. A review only puts them into a queue, which is short: what does not fit
 * is dropped and counted, as is what the API server refuses. Of one object and reason there is one
 * Event, which counts, and which is written, or tried, at most once in some minutes.
 */
@ApplicationScoped
class EventNotices implements Notices {
  private static final Logger LOG = Logger.getLogger(EventNotices.class);
  private static final int MOST_WAITING = 256;

  /** Ten a second at most, whatever is submitted. */
  private static final Duration BETWEEN_WRITES = Duration.ofMillis(100);

  private final KubernetesClient client;
  private final MeterRegistry registry;
  private final EventSeries series;
  private final BlockingQueue<Notice> waiting = new ArrayBlockingQueue<>(MOST_WAITING);
  private final Thread writer;

  EventNotices(
      KubernetesClient client,
      MeterRegistry registry,
      @ConfigProperty(name = "tenfold.events.interval", defaultValue = "5m") Duration interval) {
    this.client = client;
    this.registry = registry;
    this.series = new EventSeries(interval);
    this.writer = Thread.ofPlatform().daemon().name("events").start(this::writeAll);
  }

  void stop(@Observes ShutdownEvent event) {
    writer.interrupt();
  }

  @Override
  public void tell(Notice notice) {
    if (!waiting.offer(notice)) {
      count("dropped");
    }
  }

  private void writeAll() {
    try {
      while (true) {
        write(waiting.take());
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  private void write(Notice notice) throws InterruptedException {
    Optional<Event> event = series.next(notice);
    count(event.isPresent() ? write(notice, event.get()) : "held-back");
    if (event.isPresent()) {
      Thread.sleep(BETWEEN_WRITES);
    }
  }

  /** Applied, so that the first of a series and the next are one request without a look before. */
  private String write(Notice notice, Event event) {
    try {
      client
          .v1()
          .events()
          .inNamespace(event.getMetadata().getNamespace())
          .resource(event)
          .fieldManager("tenfold")
          .forceConflicts()
          .serverSideApply();
      return "written";
    } catch (KubernetesClientException failure) {
      return failed(notice, failure);
    }
  }

  private String failed(Notice notice, KubernetesClientException failure) {
    LOG.warnf("no Event on %s: %s", notice.about(), failure.getMessage());
    return "failed";
  }

  private void count(String outcome) {
    registry.counter("tenfold.events", "outcome", outcome).increment();
  }
}
