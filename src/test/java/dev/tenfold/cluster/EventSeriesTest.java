package dev.tenfold.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import dev.tenfold.source.Manifest.Owner;
import dev.tenfold.source.Notices.Notice;
import io.fabric8.kubernetes.api.model.Event;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EventSeriesTest {
  private static Notice notice(String uid, String reason, String text) {
    return new Notice(new Owner("batch/v1", "CronJob", "nightly", uid), "team-a", reason, text);
  }

  @Test
  void theFirstIsWrittenAndTheNextAreOnlyCountedForAWhile() {
    EventSeries series = new EventSeries(Duration.ofMinutes(5));
    assertEquals(1, series.next(notice("1", "Copied", "a")).orElseThrow().getCount());
    assertEquals(Optional.empty(), series.next(notice("1", "Copied", "b")));
    assertEquals(Optional.empty(), series.next(notice("1", "Copied", "c")));
  }

  @Test
  void afterAWhileOneEventTellsTheLastAndCountsAll() {
    EventSeries series = new EventSeries(Duration.ZERO);
    Event first = series.next(notice("1", "Copied", "a")).orElseThrow();
    Event second = series.next(notice("1", "Copied", "b")).orElseThrow();
    assertEquals(first.getMetadata().getName(), second.getMetadata().getName());
    assertEquals(first.getFirstTimestamp(), second.getFirstTimestamp());
    assertEquals(2, second.getCount());
    assertEquals("b", second.getMessage());
  }

  @Test
  void anotherReasonAndAnotherObjectOfTheNameHaveEventsOfTheirOwn() {
    EventSeries series = new EventSeries(Duration.ofMinutes(5));
    Event copied = series.next(notice("1", "Copied", "a")).orElseThrow();
    Event high = series.next(notice("1", "High", "a")).orElseThrow();
    Event later = series.next(notice("2", "Copied", "a")).orElseThrow();
    assertNotEquals(copied.getMetadata().getName(), high.getMetadata().getName());
    assertNotEquals(copied.getMetadata().getName(), later.getMetadata().getName());
    assertEquals("2", later.getInvolvedObject().getUid());
  }

  @Test
  void whatIsTooLongForAnEventIsCut() {
    EventSeries series = new EventSeries(Duration.ofMinutes(5));
    Owner owner = new Owner("batch/v1", "CronJob", "n".repeat(253), "1");
    Event event =
        series.next(new Notice(owner, "team-a", "Copied", "x".repeat(5_000))).orElseThrow();
    assertEquals(1_000, event.getMessage().length());
    assertEquals(217, event.getMetadata().getName().length());
  }
}
