package dev.tenfold.fuzz;

import dev.tenfold.http.AdmissionReviewFuzzTest;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;

/**
 * Many cheap executions: the seeds, cut, doubled, crossed and sprinkled with what readers stumble
 * over. No coverage guides it, so that a million take minutes; {@code make fuzz} is guided.
 *
 * <p>Arguments: executions, seed, and the readers, all of them without any.
 */
public final class BlindFuzz {
  private static final int LONGEST = 4096;
  private static final Duration SLOW = Duration.ofSeconds(2);
  private static final Path FINDINGS = Path.of("target/fuzz");
  private static final List<String> SPRINKLED =
      Stream.of(
              "\"",
              "'",
              "`",
              "$(",
              ")",
              "${",
              "}",
              "((",
              "))",
              "<<E\n",
              "<<<",
              "\\",
              "|",
              "&",
              ";",
              "\n",
              "\0",
              "\t",
              "$@",
              "$LR",
              "[[",
              "]]",
              "[",
              "]",
              "{",
              ":",
              ": ",
              "- ",
              "&a ",
              "*a",
              "!!str ",
              "<<: *a",
              "? ",
              "|\n",
              ">-\n",
              "#",
              "%",
              "@",
              ",",
              "=",
              "{{x}}",
              "2e-5",
              "~",
              "--learning_rate",
              "while ",
              "do ",
              "done",
              "if ",
              "fi",
              "case ",
              "esac",
              "()",
              "*",
              "?",
              "\\u0000",
              "\\ud800",
              "\uFEFF",
              "\u2028",
              "é",
              "1e999999999",
              "-0",
              "null",
              "true",
              "'''",
              "f'{",
              "lambda x: ",
              "\n    ",
              "def f(*a, **k):\n ",
              "for x in ",
              "import ",
              "return ",
              ":=",
              "**",
              "1_0",
              "SFTTrainer(")
          .toList();

  private record Reader(String name, List<byte[]> seeds, Consumer<byte[]> target) {}

  private BlindFuzz() {}

  public static void main(String[] args) throws Exception {
    long executions = Long.parseLong(args[0]);
    long seed = Long.parseLong(args[1]);
    List<String> wanted = List.of(args).subList(2, args.length);
    boolean failed = false;
    for (Reader reader : readers()) {
      if (wanted.isEmpty() || wanted.contains(reader.name())) {
        failed |= run(reader, executions, new Random(seed)) > 0;
      }
    }
    System.exit(failed ? 1 : 0);
  }

  private static List<Reader> readers() {
    return List.of(
        reader("shell", Seeds.scripts(), new ShellFuzzTest()::everyWordStandsWhereItSays),
        reader("launch", Seeds.scripts(), new LaunchFuzzTest()::whatIsPatchedIsRight),
        reader("yaml", Seeds.yaml(), new YamlFuzzTest()::everyValueStandsWhereItSays),
        reader("python", Seeds.python(), new PythonFuzzTest()::readingItEnds),
        reader("json", Seeds.json(), new JsonFuzzTest()::readingItEnds),
        reader(
            "review",
            AdmissionReviewFuzzTest.seeds(),
            new AdmissionReviewFuzzTest()::anyBodyIsAnswered));
  }

  private static Reader reader(String name, Stream<Arguments> seeds, Consumer<byte[]> target) {
    return new Reader(name, seeds.map(each -> (byte[]) each.get()[0]).toList(), target);
  }

  private static int run(Reader reader, long executions, Random random) throws Exception {
    List<String> findings = new ArrayList<>();
    long start = System.nanoTime();
    long slowest = 0;
    for (long i = 0; i < executions && findings.size() < 20; i++) {
      byte[] input = mutated(reader.seeds(), random);
      long before = System.nanoTime();
      try {
        reader.target().accept(input);
      } catch (Throwable finding) {
        findings.add(kept(reader.name(), i, input) + ": " + finding);
      }
      long took = System.nanoTime() - before;
      slowest = Math.max(slowest, took);
      if (took > SLOW.toNanos()) {
        findings.add(kept(reader.name(), i, input) + ": took " + Duration.ofNanos(took));
      }
    }
    System.out.printf(
        "%s: %d executions from %d seeds in %d s, slowest %d ms, %d findings%n",
        reader.name(),
        executions,
        reader.seeds().size(),
        (System.nanoTime() - start) / 1_000_000_000,
        slowest / 1_000_000,
        findings.size());
    findings.forEach(System.out::println);
    return findings.size();
  }

  private static Path kept(String reader, long number, byte[] input) throws Exception {
    Files.createDirectories(FINDINGS);
    return Files.write(FINDINGS.resolve(reader + "-" + number), input);
  }

  private static byte[] mutated(List<byte[]> seeds, Random random) {
    byte[] input = seeds.get(random.nextInt(seeds.size()));
    int changes = 1 + random.nextInt(6);
    for (int i = 0; i < changes; i++) {
      int from = random.nextInt(input.length + 1);
      int to = Math.min(input.length, from + random.nextInt(1 + Math.min(input.length, 64)));
      byte[] between =
          switch (random.nextInt(6)) {
            case 0 -> new byte[0];
            case 1 -> new byte[] {(byte) random.nextInt(256)};
            case 2 -> repeated(input, from, to, 2 + random.nextInt(8));
            case 3 -> crossed(seeds.get(random.nextInt(seeds.size())), random);
            default ->
                SPRINKLED.get(random.nextInt(SPRINKLED.size())).getBytes(StandardCharsets.UTF_8);
          };
      input = joined(input, from, random.nextBoolean() ? to : from, between);
    }
    return input;
  }

  private static byte[] repeated(byte[] input, int from, int to, int times) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (int i = 0; i < times; i++) {
      bytes.write(input, from, to - from);
    }
    return bytes.toByteArray();
  }

  private static byte[] crossed(byte[] other, Random random) {
    int from = random.nextInt(other.length + 1);
    int length = random.nextInt(1 + Math.min(other.length - from, 128));
    return java.util.Arrays.copyOfRange(other, from, from + length);
  }

  private static byte[] joined(byte[] input, int from, int to, byte[] between) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.write(input, 0, from);
    bytes.writeBytes(between);
    bytes.write(input, to, input.length - to);
    byte[] whole = bytes.toByteArray();
    return whole.length > LONGEST ? java.util.Arrays.copyOf(whole, LONGEST) : whole;
  }
}
