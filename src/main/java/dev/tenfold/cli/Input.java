package dev.tenfold.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tenfold.source.Lookup;
import dev.tenfold.source.Manifest;
import dev.tenfold.source.Pointer;
import dev.tenfold.source.Reading;
import dev.tenfold.source.YamlText.Tree;
import java.util.ArrayList;
import java.util.List;

/**
 * Everything that was read.
 *
 * @param notes on what was passed over, for the person at the terminal
 */
record Input(List<FileObject> objects, List<Problem> problems, List<String> notes) {

  /** An object of a file. */
  record FileObject(String file, int document, Tree tree, JsonNode json, Lines lines) {
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
        Tree next =
            switch (at) {
              case Tree.Mapping mapping -> mapping.entries().get(token);
              case Tree.Sequence sequence -> item(sequence, token);
              case Tree.Scalar _, Tree.TooDeep _ -> null;
            };
        if (next == null) {
          break;
        }
        at = next;
      }
      return at.span().start();
    }

    private static @org.jspecify.annotations.Nullable Tree item(
        Tree.Sequence sequence, String token) {
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

  /** Finds the other objects of the same input. */
  Lookup lookup() {
    return reference -> {
      List<FileObject> named = new ArrayList<>();
      for (FileObject object : objects) {
        Manifest manifest = Manifest.referenced(object.json());
        if (manifest.kind().equals(reference.kind())
            && manifest.group().equals(reference.group())
            && manifest.name().equals(reference.name())
            && (manifest.namespace().isEmpty()
                || reference.namespace().isEmpty()
                || manifest.namespace().equals(reference.namespace()))) {
          named.add(object);
        }
      }
      return named.isEmpty()
          ? new Reading.Unreadable<>(reference + " is not in the input")
          : new Reading.Found<>(Manifest.referenced(named.getLast().json()));
    };
  }
}
