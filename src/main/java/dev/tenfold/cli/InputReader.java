package dev.tenfold.cli;

import dev.tenfold.cli.Input.Problem;
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
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Reads files, folders and standard input. One bad file never takes the others along. */
final class InputReader {
  private static final List<String> ENDINGS = List.of(".yaml", ".yml", ".json");

  private final List<Parsed> files = new ArrayList<>();
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
        List.copyOf(reader.files), List.copyOf(reader.problems), List.copyOf(reader.notes));
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
      readBytes("-", Optional.empty(), stream.readAllBytes());
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
      byte[] bytes = Files.readAllBytes(file);
      readBytes(file.toString(), Optional.of(file.toRealPath()), bytes);
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

  private void readBytes(String name, Optional<Path> target, byte[] bytes) {
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      Parsed file = Parsed.of(new SourceFile(name, target, text));
      files.add(file);
      problems.addAll(file.problems());
      notes.addAll(file.notes());
    } catch (CharacterCodingException notText) {
      problems.add(new Problem(name, 0, 0, "it is no UTF-8 text"));
    }
  }
}
