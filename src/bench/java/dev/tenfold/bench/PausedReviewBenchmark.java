package dev.tenfold.bench;

import dev.tenfold.review.Answer;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * The review of the typical object as a server does it: a millisecond after the last one, when the
 * processor has slept and its caches have forgotten.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 25, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class PausedReviewBenchmark {
  private static final byte[] BODY = Bodies.PYTORCHJOB_6KB.body();

  /** Nothing before the warm-up, in which the compilers need many reviews. */
  @State(Scope.Benchmark)
  public static class Pause {
    private static final long NANOS = 1_000_000;
    private static final int UNPAUSED = 40_000;
    private int reviews;

    @Setup(Level.Invocation)
    public void pause() {
      reviews++;
      if (reviews > UNPAUSED) {
        LockSupport.parkNanos(NANOS);
      }
    }
  }

  @Benchmark
  public Answer afterAPause(Pause pause) {
    return Core.review(Bodies.read(BODY).path("request").path("object"));
  }
}
