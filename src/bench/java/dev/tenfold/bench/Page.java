package dev.tenfold.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Writes docs/benchmarks.md: the text of page.md with the tables of one run. */
final class Page {
  private static final String[] PROTOCOLS = {"h2", "h1"};
  private static final int[] SIZES = {1_000_000, 3_000_000, 10_000_000};

  /** An API server takes no object that is larger; beyond it, times are those of the memory. */
  private static final int LARGEST_OBJECT = 3_000_000;

  private final Figures figures;

  private Page(Figures figures) {
    this.figures = figures;
  }

  public static void main(String[] args) throws IOException {
    Path results = Path.of(args[0]);
    Page page = new Page(Figures.of(results));
    String text =
        Files.readString(Path.of(args[1]))
            .replace("{{machine}}", machine(results))
            .replace("{{targets}}", page.targets())
            .replace("{{open}}", page.open())
            .replace("{{closed}}", page.closed())
            .replace("{{memory}}", page.memory())
            .replace("{{start}}", page.start())
            .replace("{{core}}", page.core())
            .replace("{{rooms}}", page.rooms())
            .replace("{{hostile}}", page.hostile());
    Files.writeString(Path.of(args[2]), text);
  }

  private static String machine(Path results) throws IOException {
    List<String> lines = new ArrayList<>();
    for (String line : Files.readAllLines(results.resolve("machine"))) {
      int space = line.indexOf(' ');
      lines.add(
          "- " + line.substring(0, space).replace('-', ' ') + ": " + line.substring(space + 1));
    }
    return String.join("\n", lines);
  }

  private String targets() {
    List<String> rows = new ArrayList<>();
    for (String protocol : PROTOCOLS) {
      String open = "open/" + protocol + "/200/";
      for (String quantile : new String[] {"p50", "p99"}) {
        rows.add(
            atMost(
                name(protocol) + ", 200 a second, " + quantile + " to the limit's",
                1.3,
                figures.ratio(open + "tenfold/" + quantile, open + "limit/" + quantile)));
      }
      double throughput = ratioOfThroughput(protocol);
      rows.add(
          row(
              name(protocol) + ", closed loop, throughput to the limit's",
              "at least 0.7",
              number(throughput),
              throughput >= 0.7));
    }
    rows.add(
        atMost(
            "memory under load to the limit's",
            1.5,
            figures.ratio("loaded/tenfold/rss", "loaded/limit/rss")));
    rows.add(
        atMost(
            "CPU to the first answer, with an AOT cache to without",
            0.5,
            figures.ratio("start/cached/cpu", "start/plain/cpu")));
    if (figures.has("review/PYTORCHJOB_6KB/cpu")) {
      rows.add(
          atMost("a review in the core, µs of CPU", 60, figures.of("review/PYTORCHJOB_6KB/cpu")));
      rows.add(
          atMost("a pod that is not ours, µs of CPU", 10, figures.of("review/POD_NOT_OURS/cpu")));
    }
    Stream.of(HostileBenchmark.Shape.values())
        .filter(shape -> figures.has("hostile/" + shape + "/" + SIZES[0] + "/cpu"))
        .mapToDouble(shape -> slope("hostile/" + shape))
        .max()
        .ifPresent(steepest ->
            rows.add(
                atMost("cost of hostile text against its size, steepest slope", 1.1, steepest)));
    return table("| | target | measured | |", rows);
  }

  private static String atMost(String what, double most, double measured) {
    return row(
        what, "at most " + (most >= 10 ? whole(most) : most), number(measured), measured <= most);
  }

  private static String row(String what, String target, String measured, boolean met) {
    return "| "
        + what
        + " | "
        + target
        + " | "
        + measured
        + " | "
        + (met ? "met" : "**missed**")
        + " |";
  }

  private String open() {
    List<String> rows = new ArrayList<>();
    for (String protocol : PROTOCOLS) {
      for (int rate : new int[] {200, 1000}) {
        String open = "open/" + protocol + "/" + rate + "/";
        for (String quantile : new String[] {"p50", "p99"}) {
          rows.add(
              compared(
                  name(protocol) + ", " + rate + " a second, " + quantile + ", ms",
                  figures.of(open + "tenfold/" + quantile),
                  figures.of(open + "limit/" + quantile)));
        }
        rows.add(
            compared(
                name(protocol) + ", " + rate + " a second, CPU a review, µs",
                cpu(open, "tenfold"),
                cpu(open, "limit")));
        rows.add(
            compared(
                name(protocol) + ", " + rate + " a second, answered with 200",
                figures.of(open + "tenfold/success"),
                figures.of(open + "limit/success")));
      }
    }
    return table("| | Tenfold | limit | ratio |", rows);
  }

  private double cpu(String open, String who) {
    return 1000 * figures.of(open + who + "/cpu") / figures.of(open + who + "/reviews");
  }

  private String closed() {
    List<String> rows = new ArrayList<>();
    for (String protocol : PROTOCOLS) {
      String closed = "closed/" + protocol + "/";
      rows.add(
          compared(
              name(protocol) + ", reviews a second",
              figures.of(closed + "tenfold/throughput"),
              figures.of(closed + "limit/throughput")));
    }
    return table("| | Tenfold | limit | ratio |", rows);
  }

  private double ratioOfThroughput(String protocol) {
    return figures.ratio(
        "closed/" + protocol + "/tenfold/throughput", "closed/" + protocol + "/limit/throughput");
  }

  private String memory() {
    return table(
        "| resident memory, MiB | Tenfold | limit | ratio |",
        List.of(
            mebibytes("at rest", "rest/%s/rss"),
            mebibytes("after the load", "loaded/%s/rss"),
            mebibytes("most", "loaded/%s/peak")));
  }

  private String mebibytes(String what, String name) {
    return compared(
        what,
        figures.of(name.formatted("tenfold")) / 1024,
        figures.of(name.formatted("limit")) / 1024);
  }

  private String start() {
    return table(
        "| to the first answer over HTTPS | with AOT cache | JVM | ratio |",
        List.of(
            compared("time, ms", figures.of("start/cached/wall"), figures.of("start/plain/wall")),
            compared("CPU, ms", figures.of("start/cached/cpu"), figures.of("start/plain/cpu")),
            compared(
                "resident memory, MiB",
                figures.of("start/cached/rss") / 1024,
                figures.of("start/plain/rss") / 1024)));
  }

  private String core() {
    List<String> rows = new ArrayList<>();
    for (Bodies body : Bodies.values()) {
      for (String method : new String[] {"review", "bodyAndReview"}) {
        String name = method + "/" + body + "/";
        if (figures.has(name + "cpu")) {
          rows.add(
              benchmark(body.title() + (method.equals("review") ? "" : ", with its JSON"), name));
        }
      }
    }
    if (figures.has("afterAPause/cpu")) {
      rows.add(
          benchmark(
              Bodies.PYTORCHJOB_6KB.title() + ", with its JSON, a millisecond after the last",
              "afterAPause/"));
    }
    return table("| | CPU, µs | time, µs | allocated, KiB |", rows);
  }

  private String rooms() {
    List<String> rows = new ArrayList<>();
    for (String room : new String[] {"json", "kind", "job", "launch", "framework", "policy"}) {
      if (figures.has(room + "/cpu")) {
        rows.add(benchmark("`" + room + "`", room + "/"));
      }
    }
    return table("| room | CPU, µs | time, µs | allocated, KiB |", rows);
  }

  private String benchmark(String what, String name) {
    return "| %s | %s | %s | %s |"
        .formatted(
            what,
            number(figures.of(name + "cpu")),
            number(figures.of(name + "time")),
            number(figures.of(name + "bytes") / 1024));
  }

  private String hostile() {
    List<String> rows = new ArrayList<>();
    for (HostileBenchmark.Shape shape : HostileBenchmark.Shape.values()) {
      String name = "hostile/" + shape;
      if (figures.has(name + "/" + SIZES[0] + "/cpu")) {
        StringBuilder row = new StringBuilder("| " + shape.title());
        for (int size : SIZES) {
          String cpu = name + "/" + size + "/cpu";
          row.append(" | ").append(figures.has(cpu) ? number(figures.of(cpu) / 1000) : "-");
        }
        rows.add(row + " | " + number(slope(name)) + " |");
      }
    }
    return table("| CPU, ms | 1 MB | 3 MB | 10 MB | slope |", rows);
  }

  private double slope(String name) {
    return figures.slope(
        name,
        IntStream.of(SIZES)
            .filter(size -> size <= LARGEST_OBJECT && figures.has(name + "/" + size + "/cpu"))
            .toArray());
  }

  private static String compared(String what, double server, double limit) {
    return "| %s | %s | %s | %s |"
        .formatted(what, number(server), number(limit), number(server / limit));
  }

  private static String table(String head, List<String> rows) {
    long columns = head.chars().filter(c -> c == '|').count() - 1;
    return head + "\n|" + "---|".repeat((int) columns) + "\n" + String.join("\n", rows);
  }

  private static String name(String protocol) {
    return protocol.equals("h2") ? "HTTP/2" : "HTTP/1.1";
  }

  private static String number(double value) {
    return value >= 100
        ? whole(value)
        : String.format(Locale.ROOT, value >= 10 ? "%.1f" : "%.2f", value);
  }

  private static String whole(double value) {
    return String.format(Locale.ROOT, "%,.0f", value);
  }
}
