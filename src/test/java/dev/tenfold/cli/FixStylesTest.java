package dev.tenfold.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * The files of src/test/resources/fix: where something is to be edited they have {@code
 * ‹before|after›}. Every other byte stays, whatever the line ends and the first and last bytes are.
 */
class FixStylesTest {
  private static final Path FOLDER = Path.of("src/test/resources/fix");
  private static final Pattern PLACE = Pattern.compile("(?s)‹([^|›]*)\\|([^›]*)›");

  private record Variant(String name, UnaryOperator<String> change) {}

  private static final List<Variant> VARIANTS =
      List.of(
          new Variant("as it is", text -> text),
          new Variant("line ends of Windows", text -> text.replace("\n", "\r\n")),
          new Variant("a byte-order mark", text -> "\uFEFF" + text),
          new Variant("no newline at the end", String::stripTrailing),
          new Variant("characters of two units", text -> text.replace("zephyr", "😀é")));

  @TestFactory
  Stream<DynamicTest> onlyThePlacesAreEdited(@TempDir Path folder) throws IOException {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files.sorted().toList().stream()
          .flatMap(file ->
              VARIANTS.stream()
                  .map(variant ->
                      DynamicTest.dynamicTest(
                          file.getFileName() + ", " + variant.name(),
                          () -> check(file, variant, folder))));
    }
  }

  private static void check(Path fixture, Variant variant, Path folder) throws IOException {
    String marked = Files.readString(fixture);
    String before = variant.change().apply(PLACE.matcher(marked).replaceAll("$1"));
    String after = variant.change().apply(PLACE.matcher(marked).replaceAll("$2"));
    Path file = folder.resolve(fixture.getFileName());
    Files.writeString(file, before);

    Tool shown = Tool.run("check", "--diff", file);
    assertEquals(1, shown.status(), shown.err());
    assertEquals(before, Files.readString(file), "--diff changes nothing");

    assertEquals(after, Tool.withInput(before, "check", "--fix", "-").out(), "standard input");

    Tool fixed = Tool.run("check", "--fix", file);
    assertEquals(after, Files.readString(file), fixed.err());
    assertEquals("", fixed.err());
    assertEquals(0, fixed.status(), fixed.out());

    Tool again = Tool.run("check", "--fix", "--diff", file);
    assertEquals("", again.out());
    assertEquals(after, Files.readString(file));
  }
}
