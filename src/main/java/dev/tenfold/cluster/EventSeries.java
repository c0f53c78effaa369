package dev.tenfold.cluster;

import dev.tenfold.source.Manifest.Owner;
import dev.tenfold.source.Notices.Notice;
import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.EventBuilder;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Which Event a notice becomes: one for each object and reason, written again only after a while.
 */
final class EventSeries {
  /** A series that is not seen for so long begins anew, as the API server has forgotten it. */
  private static final Duration REMEMBERED = Duration.ofMinutes(55);

  /** Where Kubernetes keeps the Events of what has no namespace. */
  private static final String OF_THE_CLUSTER = "default";

  private static final int MOST = 2_000;
  private static final int LONGEST_NAME = 200;
  private static final int LONGEST_TEXT = 1_000;

  private final Duration interval;
  private final Expiring<Key, Series> series = new Expiring<>(MOST);

  private record Key(String namespace, String uid, String kind, String name, String reason) {
    static Key of(Notice notice) {
      Owner about = notice.about();
      return new Key(notice.namespace(), about.uid(), about.kind(), about.name(), notice.reason());
    }
  }

  private record Series(String name, Instant first, Instant written, int count) {}

  EventSeries(Duration interval) {
    this.interval = interval;
  }

  /** The Event to be written; none where it is only counted, and told with the next one. */
  Optional<Event> next(Notice notice) {
    Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    Optional<Series> known = series.get(Key.of(notice));
    if (known.isEmpty()) {
      Series begun = new Series(name(notice), now, now, 1);
      series.put(Key.of(notice), begun, REMEMBERED);
      return Optional.of(event(notice, begun));
    }
    Series before = known.get();
    boolean due = !now.isBefore(before.written().plus(interval));
    Series after =
        new Series(before.name(), before.first(), due ? now : before.written(), before.count() + 1);
    series.put(Key.of(notice), after, REMEMBERED);
    return due ? Optional.of(event(notice, after)) : Optional.empty();
  }

  private static String name(Notice notice) {
    String name = notice.about().name();
    byte[] suffix = new byte[8];
    ThreadLocalRandom.current().nextBytes(suffix);
    String start = name.substring(0, Math.min(LONGEST_NAME, name.length()));
    // of a generated name there is only "zephyr-", and a part of a name may not end so
    return (start.endsWith("-") ? start.substring(0, start.length() - 1) : start)
        + (start.isEmpty() ? "" : ".")
        + HexFormat.of().formatHex(suffix);
  }

  private static Event event(Notice notice, Series series) {
    Owner about = notice.about();
    String text = notice.text();
    return new EventBuilder()
        .withNewMetadata()
        .withName(series.name())
        .withNamespace(notice.namespace().isEmpty() ? OF_THE_CLUSTER : notice.namespace())
        .endMetadata()
        .withNewInvolvedObject()
        .withApiVersion(about.apiVersion())
        .withKind(about.kind())
        .withNamespace(notice.namespace())
        .withName(about.name())
        .withUid(about.uid())
        .endInvolvedObject()
        .withType("Warning")
        .withReason(notice.reason())
        .withMessage(
            text.length() <= LONGEST_TEXT ? text : text.substring(0, LONGEST_TEXT - 1) + "…")
        .withNewSource()
        .withComponent("tenfold")
        .endSource()
        .withReportingComponent("tenfold")
        .withReportingInstance("tenfold")
        .withCount(series.count())
        .withFirstTimestamp(series.first().toString())
        .withLastTimestamp(series.written().toString())
        .build();
  }
}
