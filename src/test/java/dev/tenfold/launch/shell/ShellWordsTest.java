package dev.tenfold.launch.shell;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tenfold.launch.Environment;
import dev.tenfold.launch.Files;
import dev.tenfold.launch.Word;
import dev.tenfold.source.Allowance;
import dev.tenfold.source.Limits;
import dev.tenfold.source.Text;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/**
 * The stored words are those of the real sh (dash, and bash under that name) and bash; {@code make
 * shell-words} renews them.
 */
class ShellWordsTest {
  /** {@code make fuzz-shell} puts thousands of fresh scripts in the place of the stored ones. */
  private static final Path WORDS =
      Path.of(System.getProperty("shell.words", "src/test/resources/shell/words.json"));

  private int known;
  private int all;
  private int exact;

  @Test
  void whereverWordsAreKnownTheyAreThoseOfTheRealShells() throws Exception {
    JsonNode stored = new ObjectMapper().readTree(WORDS.toFile());
    assertTrue(stored.get("scripts").size() >= 200);
    assertAll(
        StreamSupport.stream(stored.get("scripts").spliterator(), false)
            .flatMap(entry -> checks(stored, entry).stream()));
    assertTrue(known > 0.8 * all, known + " of " + all + " words are known");
    assertTrue(exact > 0.8 * stored.get("scripts").size(), exact + " scripts are certain");
  }

  private List<Executable> checks(JsonNode stored, JsonNode entry) {
    List<Executable> checks = new ArrayList<>();
    checks.add(() -> check(stored, entry, "bash", ShellStart.Dialect.BASH));
    if (entry.has("sh")) {
      checks.add(() -> check(stored, entry, "sh", ShellStart.Dialect.SH));
      checks.add(() -> check(stored, entry, "posix", ShellStart.Dialect.SH));
    }
    return checks;
  }

  private void check(JsonNode stored, JsonNode entry, String shell, ShellStart.Dialect dialect) {
    String script = entry.get("script").textValue();
    ShellReading reading =
        Shell.read(Text.made(script), start(stored, dialect), new Allowance(Limits.DEFAULT));
    String told =
        entry.get("name").textValue() + " in " + shell + "\n" + script + "\n" + commands(reading);
    assertTrue(reading.unread().isEmpty(), told);
    List<ShellCommand> shown =
        reading.commands().stream()
            .filter(command -> command.words().getFirst().is("show"))
            .toList();
    List<List<String>> real = real(entry.get(shell));
    for (List<String> call : real) {
      Optional<ShellCommand> found =
          shown.stream().filter(command -> matches(command, call)).findFirst();
      assertTrue(found.isPresent(), call + " is missing: " + told);
      count(found.get());
    }
    if (shown.stream().allMatch(command -> command.choices().isEmpty())) {
      exact++;
      for (ShellCommand command : shown) {
        assertTrue(
            real.stream().anyMatch(call -> matches(command, call)),
            command.words() + " is not run: " + told);
      }
      if (shown.stream().allMatch(ShellWordsTest::isKnown)) {
        assertEquals(real, words(shown), told);
      }
    }
  }

  private static boolean isKnown(ShellCommand command) {
    return command.words().stream().allMatch(word -> word.text().isKnown());
  }

  /** With another environment the same words are another command; here they count once. */
  private static List<List<String>> words(List<ShellCommand> commands) {
    return commands.stream()
        .map(command -> command.words().stream().skip(1).map(Word::toString).toList())
        .distinct()
        .toList();
  }

  private static String commands(ShellReading reading) {
    StringBuilder told = new StringBuilder(String.join(", ", reading.unread()));
    reading
        .commands()
        .forEach(each -> told.append(each.words()).append(each.choices()).append('\n'));
    return told.toString();
  }

  private void count(ShellCommand command) {
    all += command.words().size();
    known += (int) command.words().stream().filter(word -> word.text().isKnown()).count();
  }

  /**
   * The calls as they ran; a call that a loop repeats word for word counts once, as in a reading.
   */
  private static List<List<String>> real(JsonNode calls) {
    Map<List<String>, Boolean> distinct = new LinkedHashMap<>();
    for (JsonNode call : calls) {
      List<String> words = new ArrayList<>();
      call.forEach(word -> words.add(word.textValue()));
      distinct.put(words, true);
    }
    return List.copyOf(distinct.keySet());
  }

  /** Words as a pattern: what is unknown may be anything, blanks between words included. */
  private static boolean matches(ShellCommand command, List<String> real) {
    StringBuilder pattern = new StringBuilder();
    for (Word word : command.words().subList(1, command.words().size())) {
      if (word.mayBeMany()) {
        pattern.append("([^\0]*\0)*");
        continue;
      }
      for (int i = 0; i < word.text().length(); i++) {
        pattern.append(
            word.text().isHoleAt(i) ? ".*" : Pattern.quote(String.valueOf(word.text().charAt(i))));
      }
      pattern.append('\0');
    }
    String words = String.join("\0", real) + (real.isEmpty() ? "" : "\0");
    return Pattern.compile(pattern.toString(), Pattern.DOTALL).matcher(words).matches();
  }

  private static ShellStart start(JsonNode stored, ShellStart.Dialect dialect) {
    Map<String, Text> environment = new LinkedHashMap<>();
    stored
        .get("environment")
        .properties()
        .forEach(entry -> environment.put(entry.getKey(), Text.made(entry.getValue().textValue())));
    List<Word> parameters = new ArrayList<>();
    stored
        .get("parameters")
        .forEach(parameter -> parameters.add(Word.of(Text.made(parameter.textValue()))));
    return new ShellStart(
        new Environment(environment, List.of()),
        Text.made("name"),
        parameters,
        Files.none(),
        Optional.empty(),
        dialect);
  }
}
