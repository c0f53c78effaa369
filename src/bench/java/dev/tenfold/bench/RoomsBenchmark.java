package dev.tenfold.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.tenfold.framework.Frameworks;
import dev.tenfold.framework.Started;
import dev.tenfold.job.JobKind;
import dev.tenfold.job.KnownKinds;
import dev.tenfold.job.Work;
import dev.tenfold.launch.Launch;
import dev.tenfold.launch.Launched;
import dev.tenfold.launch.Launches;
import dev.tenfold.policy.Checks;
import dev.tenfold.policy.Finding;
import dev.tenfold.policy.Policy;
import dev.tenfold.source.Lookup;
import dev.tenfold.source.Manifest;
import dev.tenfold.source.Reading;
import dev.tenfold.training.TrainingRun;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** What each room takes of the review of the typical object, in the order of the rooms. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class RoomsBenchmark {
  private static final Lookup NOTHING = reference -> new Reading.Absent<>();

  private byte[] body = {};
  private JsonNode object = MissingNode.getInstance();
  private List<Work> works = List.of();
  private List<Launch> launches = List.of();
  private List<TrainingRun> runs = List.of();

  @Setup
  public void walk() {
    body = Bodies.PYTORCHJOB_6KB.body();
    object = Bodies.PYTORCHJOB_6KB.object();
    works = job();
    launches = launch().stream().flatMap(launched -> launched.launches().stream()).toList();
    runs = framework().stream().map(Started::run).toList();
    if (runs.size() != 2) {
      throw new IllegalStateException(runs.size() + " runs");
    }
  }

  @Benchmark
  public JsonNode json() {
    return Bodies.read(body);
  }

  @Benchmark
  public Optional<JobKind> kind() {
    return KnownKinds.BUILT_IN.of(Manifest.submitted(object));
  }

  @Benchmark
  public List<Work> job() {
    return KnownKinds.BUILT_IN.works(Manifest.submitted(object), NOTHING);
  }

  @Benchmark
  public List<Launched> launch() {
    List<Launched> launched = new ArrayList<>();
    works.forEach(work -> launched.add(Launches.of(work, NOTHING)));
    return launched;
  }

  @Benchmark
  public List<Started> framework() {
    List<Started> read = new ArrayList<>();
    launches.forEach(launch -> read.addAll(Frameworks.read(launch)));
    return read;
  }

  @Benchmark
  public List<Finding> policy() {
    List<Finding> findings = new ArrayList<>();
    runs.forEach(run -> findings.add(Checks.judge(run, Policy.DEFAULT)));
    return findings;
  }
}
