package dev.tenfold.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tenfold.source.Manifest;
import dev.tenfold.source.Pointer;
import dev.tenfold.source.YamlText.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Everything that was read.
 *
 * @param notes on what was passed over, for the person at the terminal
 */
record Input(List<Parsed> files, List<Problem> problems, List<String> notes) {

  /** The objects of all files. */
  List<FileObject> objects() {
    return files.stream().flatMap(file -> file.objects().stream()).toList();
  }

  /** This input with other texts in some of its files. */
  Input with(Map<SourceFile, String> texts) {
    List<Parsed> others = new ArrayList<>();
    for (Parsed parsed : files) {
      others.add(
          texts.entrySet().stream()
              .filter(entry -> entry.getKey().isSame(parsed.file()))
              .findFirst()
              .map(entry -> Parsed.of(parsed.file().with(entry.getValue())))
              .orElse(parsed));
    }
    return new Input(others, problems, notes);
  }

  /** An object of a file. */
  record FileObject(SourceFile source, int document, Tree tree, JsonNode json, Lines lines) {
    String file() {
      return source.name();
    }

    Manifest submitted() {
      return Manifest.submitted(json);
    }

    /** The line, from 1, on which the object begins. */
    int line() {
      return lines.of(tree.span().start());
    }

    /** The line, from 1, on which the value at the pointer is written. */
    int line(Pointer pointer) {
      return lines.of(offset(pointer));
    }

    /** The column, from 1, at which it begins. */
    int column(Pointer pointer) {
      return lines.column(offset(pointer));
    }

    private int offset(Pointer pointer) {
      Tree at = tree;
      for (String token : pointer.tokens()) {
        Tree next = child(at, token);
        if (next == null) {
          break;
        }
        at = next;
      }
      return at.span().start();
    }

    /** What is written at the pointer. */
    Optional<Tree> at(Pointer pointer) {
      Tree at = tree;
      for (String token : pointer.tokens()) {
        Tree next = child(at, token);
        if (next == null) {
          return Optional.empty();
        }
        at = next;
      }
      return Optional.of(at);
    }

    private static @Nullable Tree child(Tree tree, String token) {
      return switch (tree) {
        case Tree.Mapping mapping -> mapping.entries().get(token);
        case Tree.Sequence sequence -> item(sequence, token);
        case Tree.Scalar _, Tree.TooDeep _ -> null;
      };
    }

    private static @Nullable Tree item(Tree.Sequence sequence, String token) {
      try {
        return sequence.items().get(Integer.parseInt(token));
      } catch (NumberFormatException | IndexOutOfBoundsException notThere) {
        return null;
      }
    }
  }

  /**
   * What could not be read, and where; line and column count from 1, and are 0 for a whole file.
   */
  record Problem(String file, int line, int column, String message) {}
}
