package dev.tenfold.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.tenfold.launch.Environment;
import dev.tenfold.launch.Files;
import dev.tenfold.launch.Word;
import dev.tenfold.launch.shell.Shell;
import dev.tenfold.launch.shell.ShellCommand;
import dev.tenfold.launch.shell.ShellReading;
import dev.tenfold.launch.shell.ShellStart;
import dev.tenfold.source.Allowance;
import dev.tenfold.source.Limits;
import dev.tenfold.source.Origin;
import dev.tenfold.source.Place;
import dev.tenfold.source.Pointer;
import dev.tenfold.source.Span;
import dev.tenfold.source.Text;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Any text is a script: reading it ends, and every word stands where it says it does. */
class ShellFuzzTest {
  static Stream<Arguments> seeds() {
    return Seeds.scripts();
  }

  @MethodSource("seeds")
  @FuzzTest
  void everyWordStandsWhereItSays(byte[] bytes) {
    String script = Pods.text(bytes);
    for (ShellStart.Dialect dialect : ShellStart.Dialect.values()) {
      ShellReading reading =
          Shell.read(
              Text.written(new Place.InSubmitted(Pointer.of("args")), script),
              start(dialect),
              new Allowance(Limits.DEFAULT));
      for (ShellCommand command : reading.commands()) {
        assertTrue(!command.words().isEmpty(), "a command without words");
        command.words().forEach(word -> check(word, script));
      }
    }
  }

  private static void check(Word word, String script) {
    if (word.text().origin() instanceof Origin.InObject(Pointer _, Span span, Place.Encoding _)) {
      assertEquals(script.substring(span.start(), span.end()), word.toString());
    }
  }

  private static ShellStart start(ShellStart.Dialect dialect) {
    return new ShellStart(
        new Environment(Map.of("LR", Text.made("2e-5")), List.of()),
        Text.made("sh"),
        List.of(Word.of(Text.made("--learning_rate")), Word.of(Text.made("2e-5"))),
        Files.none(),
        Optional.of("/work"),
        dialect);
  }
}
