package dev.tenfold.launch.python;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tenfold.launch.Environment;
import dev.tenfold.launch.Files;
import dev.tenfold.source.Allowance;
import dev.tenfold.source.Limits;
import dev.tenfold.source.Text;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HostilePythonTest {
  private static final ThreadMXBean CPU = ManagementFactory.getThreadMXBean();
  private static final int MANY = 10_000_000;
  private static final int DEEP = 10_000;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "'",
        "\"",
        "'''",
        "\"\"\"",
        "''",
        "'a' ",
        "f'",
        "f'{",
        "f'{{",
        "f\"{x:{",
        "\\",
        "\\\n",
        "'\\x41",
        "(",
        "[",
        "{",
        ")",
        "((a)",
        "{{",
        "{{ .x }}",
        "$(X)",
        "#",
        "\n",
        "\r",
        "\t",
        "\f",
        " ",
        "a",
        "a ",
        "a.",
        "a(",
        "a[",
        "1",
        "0x",
        "1e",
        "...",
        "-",
        "not ",
        "a+",
        "a**",
        "a<",
        "a=",
        "a:",
        "a,",
        "*",
        "**",
        "@",
        "@a\n",
        "lambda:",
        "lambda a,",
        "a if b else ",
        "if a:\n",
        "if a: ",
        "x=1\n",
        "x+=x\n",
        "x=[x,x]\n",
        "x=x,x\n",
        "x='%s%s'%(x,x)\n",
        "x*=2\n",
        "f()\n",
        "def f(): f()\n",
        "class A:",
        "try:",
        "with a as b, ",
        "for x in ",
        "[a for ",
        "match x:\n case ",
        "from ",
        "\0",
        "\uD800",
        "\uFFFC",
        "é",
        "😀",
        ";",
        "a;",
        "yield ",
        "await ",
        ":=",
        "(a:=",
        "!",
        "$",
        "`"
      })
  void tenMegabytesOfTheSameAreReadInTimeAndMemory(String unit) {
    long before = CPU.getCurrentThreadCpuTime();
    PythonReading reading = read(unit.repeat(MANY / unit.length()));
    assertTrue(CPU.getCurrentThreadCpuTime() - before < 5_000_000_000L, "more than five seconds");
    assertTrue(reading.calls().size() <= Budget.CALLS);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "(|)",
        "[|]",
        "{|}",
        "f(|)",
        "a[|]",
        "{1:|}",
        "f'{|}'",
        "lambda: |",
        "not |",
        "-|",
        "a if b else |",
        "(x for x in |)",
        "[[|] for x in y]",
        "a ** |",
        "a.b(|).c",
        "(|,)",
        "(yield |)",
        "if a: |",
        "f'{x:{|}}'",
        "await |",
        "*|",
        "(a := |)"
      })
  void tenThousandLevelsAreRefusedAndNotFollowed(String around) {
    String[] halves = around.split("\\|", 2);
    PythonReading reading = read(halves[0].repeat(DEEP) + "1" + halves[1].repeat(DEEP) + "\n");
    assertTrue(reading.problem().isPresent() || reading.doubt().isPresent(), around);
  }

  @Test
  void indentationIsBounded() {
    StringBuilder code = new StringBuilder();
    for (int i = 0; i < 3_000; i++) {
      code.append(" ".repeat(i)).append("if x:\n");
    }
    assertTrue(read(code + " ".repeat(3_000) + "pass\n").problem().isPresent());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "while True: f()|a loop",
        "def f(n): return f(n + 1) + f(n + 2)\\nf(0)|the script",
        "x = 'ab'\\nfor i in range(1000):\\n for j in range(1000): x = x + x + f(x)|the script",
        "x = 'ab'\\nfor i in range(900): x = x * 2\\nf(x)|x",
        "x = 3\\nfor i in range(900): x = x ** x\\nf(x)|x",
        "x = [1]\\nfor i in range(900): x = x + x\\nf(x)|x",
        "x = [1]\\nfor y in x: x.append(y)\\nf(x)|x",
        "d = {}\\nd['d'] = d\\nf(str(d), d == d)|x",
        "x = []\\nx.append(x)\\nf(str(x), x == x, sorted(x))|x",
        "x = ()\\n"
            + "for i in range(999):\\n"
            + " for j in range(90): x = (x,)\\n"
            + "f({x: 1}, x == (x,), str(x), x in [x])|x",
        "x = []\\n"
            + "for i in range(999):\\n"
            + " for j in range(90): x = [x]\\n"
            + "f(x == [x], str(x), x in [x], **x)|x",
        "x = {}\\n"
            + "for i in range(999):\\n"
            + " for j in range(90): x = {'x': x}\\n"
            + "f(x == {}, str(x), **x)|x",
        "import m\\n"
            + "x = m.a\\n"
            + "for i in range(999):\\n"
            + " for j in range(90): x = x.a\\n"
            + "f(x == 1, str(x), x.b)\\n"
            + "x()|x",
        "import m\\n"
            + "x = m.a\\n"
            + "for i in range(999):\\n"
            + " for j in range(90): x = x[0]\\n"
            + "f(x == 1, str(x), x[1])\\n"
            + "x()|x",
        "import m\\n"
            + "x = m.a\\n"
            + "for i in range(999):\\n"
            + " for j in range(90): x = x(1)\\n"
            + "f(x == 1, str(x))\\n"
            + "x()|x",
        "import m\\n"
            + "x = m.a\\n"
            + "for i in range(999):\\n"
            + " for j in range(90): x = x + m.b\\n"
            + "f(x == 1, str(x))\\n"
            + "x()|x",
        "from functools import partial\\n"
            + "x = print\\n"
            + "for i in range(999):\\n"
            + " for j in range(90): x = partial(x, 1)\\n"
            + "x(2)|x",
        "class A: pass\\n"
            + "x = A()\\n"
            + "for i in range(999):\\n"
            + " for j in range(90):\\n"
            + "  y = A()\\n"
            + "  y.x = x\\n"
            + "  x = y\\n"
            + "f(x == y, str(x), x.x, vars(x))|x",
        "class A: pass\\n"
            + "x = A\\n"
            + "for i in range(999):\\n"
            + " for j in range(90):\\n"
            + "  class x(x): pass\\n"
            + "x().y|x",
        "def d(g): return lambda *a: g(*a)\\n"
            + "x = print\\n"
            + "for i in range(999):\\n"
            + " for j in range(30): x = d(x)\\n"
            + "x(2)|x",
        "class A:\\n def __init__(self): self.a = A()\\nA()|the script",
        "f = lambda: f()\\nf()|the script",
        "x = '%s' * 60000 % tuple(range(900))\\nf(x)|x",
        "f('{:>99999999}'.format(1), f'{1:0>99999999}')|x",
        "f(1 << 999999999, 10 ** 999999999, 2 ** -999999999)|x",
        "f('a' * 999999999, [1] * 999999999, range(999999999))|x",
        "f(int('9' * 60000), float('9' * 60000))|x",
        "import re\\nf(re.match('(a+)+$', 'a' * 5000 + 'b'))|x",
        "f([[[[i for i in range(999)] for j in range(999)] for k in range(999)] for l in"
            + " range(999)])|the script"
      })
  void whatWouldRunForLongIsGivenUp(String code, String why) {
    long before = CPU.getCurrentThreadCpuTime();
    assertNotNull(read(code.replace("\\n", "\n")));
    assertTrue(CPU.getCurrentThreadCpuTime() - before < 3_000_000_000L, why);
  }

  @Test
  void aScriptThatSpendsItsBudgetSaysSo() {
    PythonReading reading = read("def f(n): return f(n + 1) + f(n + 2)\nf(0)\n");
    assertEquals(
        Optional.of("the script is nested more than 300 levels deep, calls among them"),
        reading.doubt());
  }

  @Test
  void aScriptThatIsNoPythonSaysWhereAndWhy() {
    assertEquals(
        Optional.of("the script cannot be parsed at line 2: a string is not closed"),
        read("x = 1\ny = 'a\n").problem());
  }

  @Test
  void programsThatAreCutOffOrSpoiledAreReadWithoutAnException() throws IOException {
    JsonNode entries;
    try (InputStream stored = getClass().getResourceAsStream("/python/literals.json")) {
      entries = new ObjectMapper().readTree(stored);
    }
    Random random = new Random(7);
    for (JsonNode entry : entries) {
      String code = entry.get("code").textValue();
      for (int i = 0; i < 3; i++) {
        int at = random.nextInt(code.length() + 1);
        int length = Math.min(random.nextInt(4), code.length() - at);
        assertNotNull(read(code.substring(0, at)));
        assertNotNull(read(code.substring(0, at) + code.substring(at + length)));
        assertNotNull(
            read(
                code.substring(0, at)
                    + "\uFFFC\0'({:=\n".charAt(random.nextInt(8))
                    + code.substring(at)));
      }
    }
  }

  private static PythonReading read(String code) {
    return Python.read(
        new PythonStart(
            Text.made(code), "-c", List.of(), new Environment(Map.of(), List.of()), Files.none()),
        new Allowance(Limits.DEFAULT));
  }
}
