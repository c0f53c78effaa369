package dev.tenfold.launch.shell;

import dev.tenfold.launch.Files;
import dev.tenfold.source.Reading;
import dev.tenfold.source.Text;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The files at one moment of a script: those that it wrote over those that are mounted. A folder is
 * an absolute path, or begins with {@code ?} and a number where nobody knows where it lies.
 */
final class ScriptFiles {
  private static final Pattern IMPORTS =
      Pattern.compile("\\s*+(?:#[^\\n]*+\\n\\s*+)*+(?:import|from)\\b");
  private static final Text LINE_END = Text.made("\n");

  private final Files mounted;
  private Map<String, Content> written = Map.of();

  ScriptFiles(Files mounted) {
    this.mounted = mounted;
  }

  ScriptFiles copy() {
    ScriptFiles copy = new ScriptFiles(mounted);
    copy.written = written;
    return copy;
  }

  int count() {
    return written.size();
  }

  void write(String folder, String path, Text text) {
    put(absolute(folder, path), Content.of(text));
  }

  /** Behind what the file had before: where nobody knows that, it begins with a hole. */
  void append(String folder, String path, Text text) {
    String absolute = absolute(folder, path);
    Content before = written.get(absolute);
    put(absolute, (before == null ? before(folder, path, text) : before).with(text));
  }

  private Content before(String folder, String path, Text appended) {
    return Content.of(
        switch (read(folder, path)) {
          case Reading.Found<Text>(Text text) -> text;
          case Reading.Unreadable<Text>(String why) -> Text.unknown(why).concat(LINE_END);
          case Reading.Absent<Text> _ when isWholeProgram(path, appended) -> Text.EMPTY;
          case Reading.Absent<Text> _ ->
              Text.unknown("what " + path + " had before something was appended to it")
                  .concat(LINE_END);
        });
  }

  /** Whether it needs nothing that may stand before it in the image: it has its own imports. */
  private static boolean isWholeProgram(String path, Text text) {
    return path.endsWith(".py") && IMPORTS.matcher(text).lookingAt();
  }

  private void put(String absolute, Content content) {
    Map<String, Content> more = new HashMap<>(written);
    more.put(absolute, content);
    written = Map.copyOf(more);
  }

  Reading<Text> read(String folder, String path) {
    return read(written, mounted, folder, path);
  }

  private static Reading<Text> read(
      Map<String, Content> written, Files mounted, String folder, String path) {
    String absolute = absolute(folder, path);
    Content content = written.get(absolute);
    if (content != null) {
      return new Reading.Found<>(content.text());
    }
    if (absolute.startsWith("/")) {
      return mounted.read(absolute);
    }
    return absolute.startsWith("?0/")
        ? mounted.read(absolute.substring(3))
        : new Reading.Unreadable<>(path + " is relative to a folder that is not known");
  }

  /** The files as a command sees them that runs now, in this folder. */
  Files seenFrom(String folder) {
    Map<String, Content> now = written;
    Files below = mounted;
    return path -> read(now, below, folder, path);
  }

  /** Whether something lies below that path. */
  boolean isFolder(String folder, String path) {
    String absolute = absolute(folder, path) + "/";
    return written.keySet().stream().anyMatch(file -> file.startsWith(absolute));
  }

  static Optional<String> known(String folder) {
    return folder.startsWith("/") ? Optional.of(folder) : Optional.empty();
  }

  /** A path without {@code .} and {@code ..}, as far as they can be taken away. */
  static String absolute(String folder, String path) {
    String whole = path.startsWith("/") ? path : folder + "/" + path;
    Deque<String> kept = new ArrayDeque<>();
    for (String segment : whole.split("/", -1)) {
      boolean up = segment.equals("..");
      if (segment.isEmpty() || segment.equals(".")) {
        continue;
      }
      if (up && !kept.isEmpty() && !kept.getLast().equals("..") && !isUnknown(kept)) {
        kept.removeLast();
      } else if (!up || !whole.startsWith("/")) {
        kept.addLast(segment);
      }
    }
    return (whole.startsWith("/") ? "/" : "") + String.join("/", kept);
  }

  private static boolean isUnknown(Deque<String> kept) {
    return kept.size() == 1 && kept.getFirst().startsWith("?");
  }
}
