package dev.tenfold.launch.python;

import dev.tenfold.source.Text;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A file of Python that is read: the script itself, or one beside it that it imports. */
public final class Module implements Value {
  private final String name;
  private final Text source;
  private final String folder;
  private final int number;
  private final List<String> starImports = new ArrayList<>();
  private @Nullable Scope scope;

  Module(String name, Text source, String folder, int number) {
    this.name = name;
    this.source = source;
    this.folder = folder;
    this.number = number;
  }

  String name() {
    return name;
  }

  Text source() {
    return source;
  }

  /** Where it lies; modules that it imports may lie there too. */
  String folder() {
    return folder;
  }

  /** The number of a node of it among those of all modules. */
  int site(int offset) {
    return number * (1 << 26) + offset;
  }

  /** The modules all of whose names it imports. */
  List<String> starImports() {
    return starImports;
  }

  Scope scope() {
    Scope known = scope;
    if (known == null) {
      known = new Scope(this, null, Guards.NONE);
      scope = known;
    }
    return known;
  }
}
