package dev.tenfold.job;

import dev.tenfold.source.Text;
import java.util.ArrayList;
import java.util.List;

/** Scripts that a workflow engine writes into a file and has an interpreter run. */
final class Interpreters {
  private Interpreters() {}

  /** The command line that runs the script: what Python and the shells call {@code -c}. */
  static List<Text> run(List<Text> interpreter, Text script, List<Text> args) {
    List<Text> line = new ArrayList<>(interpreter);
    line.add(Text.made("-c"));
    line.add(script);
    if (!args.isEmpty() && !isPython(interpreter)) {
      line.add(Text.made("script"));
    }
    line.addAll(args);
    return line;
  }

  private static boolean isPython(List<Text> interpreter) {
    return interpreter.stream().anyMatch(word -> word.toString().matches("(.*/)?python[0-9.]*"));
  }

  /** The interpreter of a first line such as {@code #!/usr/bin/env bash}; else a plain shell. */
  static List<Text> ofFirstLine(Text script) {
    if (!script.startsWith("#!")) {
      return List.of(Text.made("sh"));
    }
    int end = script.indexOf('\n');
    String line = script.sub(2, end < 0 ? script.length() : end).toString().strip();
    List<Text> words = new ArrayList<>();
    for (String word : line.split("\\s+")) {
      boolean isEnv = words.isEmpty() && (word.equals("/usr/bin/env") || word.equals("-S"));
      if (!isEnv && !word.isEmpty()) {
        words.add(Text.made(word));
      }
    }
    return words.isEmpty() ? List.of(Text.made("sh")) : words;
  }
}
