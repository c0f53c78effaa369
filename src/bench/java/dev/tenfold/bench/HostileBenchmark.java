package dev.tenfold.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tenfold.review.Answer;
import java.util.List;
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

/**
 * Text that was written to be slow, as large as it may be: its cost may grow with its size only.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 1, time = 1)
@Measurement(iterations = 2, time = 1)
@Fork(value = 1, jvmArgsAppend = "-Xmx1g")
public class HostileBenchmark {
  /** A text that is repeated, and where it stands. */
  public enum Shape {
    QUOTES("\"", "double quotes"),
    BRACKETS("$((", "`$((`"),
    BACKSLASHES("\\", "backslashes"),
    HERE_DOCUMENTS("<<A\n", "here-documents that never end"),
    COMMANDS("x=$x; a;", "`x=$x; a;`"),
    ASSIGNMENTS("x=1\n", "assignments, one a line"),
    WORDS("trl sft --use_peft ", "words of one command"),
    NUL_AND_SURROGATES("\0\uD800", "NUL and lone surrogates"),
    PYTHON("x = f('", "Python, an open string") {
      @Override
      ObjectNode object(String text) {
        return program("python3", "-c", text);
      }
    },
    PYTHON_STATEMENTS("x = x + f(1)\n", "statements of Python") {
      @Override
      ObjectNode object(String text) {
        return PYTHON.object(text);
      }
    },
    PYTHON_BRACKETS("[(", "brackets of Python") {
      @Override
      ObjectNode object(String text) {
        return PYTHON.object(text);
      }
    },
    YAML("- {a: [", "nested YAML") {
      @Override
      ObjectNode object(String text) {
        ObjectNode map = recipes();
        map.withObject("/data").put("recipe.yaml", text);
        return map;
      }
    },
    YAML_LINES("a: b\n", "the same key in YAML") {
      @Override
      ObjectNode object(String text) {
        return YAML.object(text);
      }
    };

    private final String unit;
    private final String title;

    Shape(String unit, String title) {
      this.unit = unit;
      this.title = title;
    }

    /** What it is called in the page. */
    String title() {
      return title;
    }

    ObjectNode object(String text) {
      return program("sh", "-c", text);
    }

    ObjectNode ofSize(int size) {
      return object(unit.repeat(size / unit.length()));
    }
  }

  @Param Shape shape;

  @Param({"1000000", "3000000", "10000000"})
  int size;

  private JsonNode object = MissingNode.getInstance();

  @Setup
  public void write() {
    object = shape.ofSize(size);
  }

  @Benchmark
  public Answer hostile() {
    return Core.review(object);
  }

  private static ObjectNode program(String... words) {
    ObjectNode job =
        (ObjectNode)
            Bodies.read(
                """
                {"apiVersion": "batch/v1", "kind": "Job", "metadata": {"name": "hostile"}, "spec":
                 {"template": {"spec": {"containers": [{"name": "train"}]}}}}
                """
                    .getBytes(java.nio.charset.StandardCharsets.UTF_8));
    ObjectNode container = (ObjectNode) job.at("/spec/template/spec/containers/0");
    List.of(words).forEach(container.putArray("command")::add);
    return job;
  }

  private static ObjectNode recipes() {
    return (ObjectNode)
        Bodies.read(
            """
            {"apiVersion": "v1", "kind": "ConfigMap", "metadata": {"name": "hostile",
             "labels": {"tenfold.dev/recipe": "true"}}, "data": {}}
            """
                .getBytes(java.nio.charset.StandardCharsets.UTF_8));
  }
}
