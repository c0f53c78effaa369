package dev.tenfold.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tenfold.cli.Input.FileObject;
import dev.tenfold.cli.Input.Problem;
import dev.tenfold.source.KubernetesYaml;
import dev.tenfold.source.Place;
import dev.tenfold.source.Pointer;
import dev.tenfold.source.Text;
import dev.tenfold.source.YamlText;
import dev.tenfold.source.YamlText.Tree;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Reads files, folders and standard input. One bad file never takes the others along. */
final class InputReader {
  private static final List<String> ENDINGS = List.of(".yaml", ".yml", ".json");
  private static final int DEEPEST_LIST = 8;

  private final List<FileObject> objects = new ArrayList<>();
  private final List<Problem> problems = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();

  private InputReader() {}

  /** Reads the paths in their order; {@code -} is standard input. */
  static Input read(List<String> paths, InputStream standardInput, Consumer<Progress> progress) {
    InputReader reader = new InputReader();
    List<Path> files = new ArrayList<>();
    for (String path : paths) {
      if (path.equals("-")) {
        reader.readStream(standardInput);
      } else {
        files.addAll(reader.files(Path.of(path)));
      }
    }
    for (int i = 0; i < files.size(); i++) {
      reader.readFile(files.get(i));
      progress.accept(new Progress(i + 1, files.size()));
    }
    return new Input(
        List.copyOf(reader.objects), List.copyOf(reader.problems), List.copyOf(reader.notes));
  }

  /** How many of the files were read. */
  record Progress(int done, int of) {}

  private List<Path> files(Path path) {
    if (!Files.isDirectory(path)) {
      return List.of(path);
    }
    try (Stream<Path> all = Files.walk(path)) {
      return all.filter(Files::isRegularFile)
          .filter(file -> ENDINGS.stream().anyMatch(file.toString()::endsWith))
          .filter(file -> !isHidden(path.relativize(file)))
          .sorted()
          .toList();
    } catch (IOException | java.io.UncheckedIOException unreadable) {
      problems.add(new Problem(path.toString(), 0, 0, "the folder cannot be read"));
      return List.of();
    }
  }

  private static boolean isHidden(Path relative) {
    for (Path part : relative) {
      if (part.toString().startsWith(".git")) {
        return true;
      }
    }
    return false;
  }

  private void readStream(InputStream stream) {
    try {
      readBytes("-", stream.readAllBytes());
    } catch (IOException unreadable) {
      problems.add(new Problem("-", 0, 0, "standard input cannot be read"));
    }
  }

  private void readFile(Path file) {
    if (isHelmTemplate(file)) {
      notes.add(file + ": passed over, a Helm template; check what `helm template` prints");
      return;
    }
    try {
      readBytes(file.toString(), Files.readAllBytes(file));
    } catch (NoSuchFileException missing) {
      problems.add(new Problem(file.toString(), 0, 0, "no such file or folder"));
    } catch (IOException unreadable) {
      problems.add(new Problem(file.toString(), 0, 0, "the file cannot be read"));
    }
  }

  private static boolean isHelmTemplate(Path file) {
    for (Path folder = file.getParent(); folder != null; folder = folder.getParent()) {
      Path above = folder.getParent();
      Path chart = Path.of("Chart.yaml");
      if (folder.endsWith("templates")
          && Files.exists(above == null ? chart : above.resolve(chart))) {
        return true;
      }
    }
    return false;
  }

  private void readBytes(String name, byte[] bytes) {
    String text;
    try {
      text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException notText) {
      problems.add(new Problem(name, 0, 0, "it is no UTF-8 text"));
      return;
    }
    YamlText.Documents documents =
        YamlText.read(Text.written(new Place.InSubmitted(Pointer.ROOT), text));
    Lines lines = new Lines(text);
    int document = 0;
    for (Tree tree : documents.trees()) {
      add(name, document++, tree, lines, 0);
    }
    documents.problem().ifPresent(problem -> broken(name, text, problem));
  }

  private void broken(String name, String text, YamlText.Problem problem) {
    String line = text.lines().skip(problem.line() - 1L).findFirst().orElse("");
    String before = text.lines().skip(Math.max(0, problem.line() - 2L)).findFirst().orElse("");
    if (line.contains("{{") || before.contains("{{")) {
      notes.add(name + ": passed over from line " + problem.line() + ", a template");
    } else if (name.endsWith(".json") && text.matches("(?s).*(^|\\s)(//|/\\*).*")) {
      notes.add(name + ": passed over, JSON with comments");
    } else {
      problems.add(new Problem(name, problem.line(), problem.column(), problem.message()));
    }
  }

  /** An object, or the objects of a list. */
  private void add(String file, int document, Tree tree, Lines lines, int depth) {
    if (!(tree instanceof Tree.Mapping mapping)) {
      return;
    }
    JsonNode json = KubernetesYaml.toJson(tree);
    String kind = json.path("kind").asText("");
    if (!json.path("apiVersion").isTextual() || kind.isEmpty()) {
      return;
    }
    if (kind.endsWith("List")
        && mapping.entries().get("items") instanceof Tree.Sequence items
        && depth < DEEPEST_LIST) {
      items.items().forEach(item -> add(file, document, item, lines, depth + 1));
      return;
    }
    objects.add(new FileObject(file, document, tree, json, lines));
  }
}
