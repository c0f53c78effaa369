package dev.tenfold.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Everything that one run of bench.sh measured, by name; of each figure one value a round. */
final class Figures {
  private static final Set<String> METRICS =
      Set.of("wall", "cpu", "rss", "peak", "reviews", "throughput");
  private static final double NANOS_OF_A_MILLI = 1e6;

  private final Map<String, List<Double>> values = new TreeMap<>();

  private Figures() {}

  static Figures of(Path folder) throws IOException {
    Figures figures = new Figures();
    for (String line : Files.readAllLines(folder.resolve("figures"))) {
      figures.line(line.split(" "));
    }
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        String name = file.getFileName().toString();
        if (name.startsWith("open-")) {
          figures.attack(
              name.substring(0, name.lastIndexOf('-')).replace('-', '/'),
              Bodies.read(Files.readAllBytes(file)));
        }
      }
    }
    if (Files.exists(folder.resolve("jmh.json"))) {
      Bodies.read(Files.readAllBytes(folder.resolve("jmh.json"))).forEach(figures::benchmark);
    }
    return figures;
  }

  /** Words that say what was measured, then pairs of a metric and its value. */
  private void line(String[] words) {
    int metric = 0;
    while (!METRICS.contains(words[metric])) {
      metric++;
    }
    String name = String.join("/", List.of(words).subList(0, metric));
    for (; metric + 1 < words.length; metric += 2) {
      add(name + "/" + words[metric], Double.parseDouble(words[metric + 1]));
    }
  }

  private void attack(String name, JsonNode report) {
    JsonNode latencies = report.path("latencies");
    add(name + "/p50", latencies.path("50th").asDouble() / NANOS_OF_A_MILLI);
    add(name + "/p99", latencies.path("99th").asDouble() / NANOS_OF_A_MILLI);
    add(name + "/success", report.path("success").asDouble());
  }

  private void benchmark(JsonNode result) {
    String[] method = result.path("benchmark").asText().split("\\.");
    StringBuilder name = new StringBuilder(method[method.length - 1]);
    result.path("params").forEach(value -> name.append('/').append(value.asText()));
    JsonNode secondary = result.path("secondaryMetrics");
    add(name + "/time", result.path("primaryMetric").path("score").asDouble());
    add(name + "/cpu", secondary.path("cpu").path("score").asDouble());
    add(name + "/bytes", secondary.path("gc.alloc.rate.norm").path("score").asDouble());
  }

  private void add(String name, double value) {
    values.computeIfAbsent(name, k -> new ArrayList<>()).add(value);
  }

  boolean has(String name) {
    return values.containsKey(name);
  }

  /** The median of the rounds. */
  double of(String name) {
    List<Double> rounds = values.getOrDefault(name, List.of()).stream().sorted().toList();
    if (rounds.isEmpty()) {
      throw new IllegalArgumentException("nothing measured " + name);
    }
    int middle = rounds.size() / 2;
    return rounds.size() % 2 == 1
        ? rounds.get(middle)
        : (rounds.get(middle - 1) + rounds.get(middle)) / 2;
  }

  /** How much of the server's is due to what it does, with the same load in the same run. */
  double ratio(String server, String limit) {
    return of(server) / of(limit);
  }

  /** The slope of the line through cost and size, both on a logarithmic scale. */
  double slope(String name, int... sizes) {
    double x = 0;
    double y = 0;
    double xx = 0;
    double xy = 0;
    for (int size : sizes) {
      double log = Math.log(size);
      double cost = Math.log(of(name + "/" + size + "/cpu"));
      x += log;
      y += cost;
      xx += log * log;
      xy += log * cost;
    }
    return (sizes.length * xy - x * y) / (sizes.length * xx - x * x);
  }
}
