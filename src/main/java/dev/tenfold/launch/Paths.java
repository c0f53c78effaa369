package dev.tenfold.launch;

import java.util.ArrayDeque;
import java.util.Deque;

/** Paths as text: {@code java.nio.file} refuses what a container's file system does not. */
final class Paths {
  private Paths() {}

  /** A path without {@code .}, {@code ..} and double slashes; a relative one starts at the root. */
  static String normal(String path) {
    Deque<String> kept = new ArrayDeque<>();
    for (String segment : path.split("/", -1)) {
      if (segment.equals("..")) {
        kept.pollLast();
      } else if (!segment.isEmpty() && !segment.equals(".")) {
        kept.addLast(segment);
      }
    }
    return "/" + String.join("/", kept);
  }

  /** Where a path lies in a folder, both normal; the root for the folder itself. */
  static String within(String path, String folder) {
    if (folder.equals("/")) {
      return path;
    }
    return path.length() == folder.length() ? "/" : path.substring(folder.length());
  }

  static boolean isBelow(String path, String folder) {
    return path.equals(folder) || folder.equals("/") || path.startsWith(folder + "/");
  }
}
