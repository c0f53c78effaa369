package dev.tenfold.launch.shell.syntax;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HostileScriptTest {
  private static final int MANY = 2_000_000;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "'",
        "\"",
        "`",
        "(",
        "((",
        "$(",
        "$((",
        "${",
        "{ ",
        "\\",
        "[[ ",
        "if ",
        "$'",
        "<<A\n",
        "a=(",
        "<(",
        "! ",
        "case x in a) ",
        "for x in ",
        "${x:-",
        "a[",
        "[",
        "<<A;$(",
        "\0",
        "\uD800",
        "while ",
        "x() ",
        "time ",
        "@(",
        "$[",
        "a && ",
        "a | ",
        "&",
        ";",
        ")",
        "}",
        "a=([",
        "${x/",
        "((a)",
        "$((a)",
        "cat <<$(",
        "#",
        "{{ .x ",
        "''",
        "a ",
        "$x",
        "\t",
        "\n",
        "<<-A\n\t"
      })
  void aMillionTimesTheSameIsReadWithoutAnException(String unit) {
    Script script = Script.read(unit.repeat(MANY / unit.length()));
    assertNotNull(script.statements());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "echo a; echo 'b|13|a single quote is not closed",
        "echo \"a|5|a double quote is not closed",
        "echo `a|5|a backquote is not closed",
        "echo $(a|5|a command substitution is not closed",
        "echo ${a|5|a parameter expansion is not closed",
        "echo $((1|7|a ( is not closed",
        "if true; then a|0|an if is not closed by fi",
        "if true; a|0|an if has no then",
        "for x in a; do b|0|a loop is not closed by done",
        "case x in a) b|0|a case is not closed by esac",
        "(a|0|a ( is not closed",
        "a &&|4|a command is missing",
        "a )|2|unexpected \")\"",
        "fi|0|unexpected \"fi\"",
        "a ;; b|2|unexpected \";\""
      })
  void whatIsNotFinishedIsAProblemAtItsBeginning(String text, int at, String why) {
    assertEquals(new Problem(at, why), Script.read(text).problem());
  }

  @Test
  void statementsBeforeAProblemAreKept() {
    assertEquals(2, Script.read("echo a; echo b\nif x").statements().size());
  }

  @Test
  void nestingIsBounded() {
    assertNull(Script.read("(".repeat(90) + "a" + ")".repeat(90)).problem());
    Problem problem = Script.read("$(".repeat(10_000) + "a" + ")".repeat(10_000)).problem();
    assertNotNull(problem);
    assertEquals("nested more than 200 levels deep", problem.why());
  }

  @Test
  void aHereDocumentWithoutItsDelimiterGoesToTheEndAsInAShell() {
    Script script = Script.read("cat <<EOF\na\nb");
    assertNull(script.problem());
    HereDocument body = script.statements().getFirst().redirections().getFirst().hereDocument();
    assertNotNull(body);
    assertEquals(java.util.List.of(new WordPart.Literal(10, 13)), body.parts());
  }
}
