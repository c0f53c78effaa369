package dev.tenfold.bench;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tenfold.policy.Action;
import dev.tenfold.review.Answer;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** A whole review: of the object alone, and with the reading of its body before. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 15, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class ReviewBenchmark {
  @Param Bodies object;

  private byte[] body = {};
  private JsonNode tree = com.fasterxml.jackson.databind.node.MissingNode.getInstance();

  @Setup
  public void read() {
    body = object.body();
    tree = object.object();
    boolean refused = Core.review(tree).action() == Action.DENY;
    if (refused != object.isRefused()) {
      throw new IllegalStateException(object + " is " + (refused ? "refused" : "allowed"));
    }
  }

  @Benchmark
  public Answer review() {
    return Core.review(tree);
  }

  @Benchmark
  public Answer bodyAndReview() {
    return Core.review(Bodies.read(body).path("request").path("object"));
  }
}
