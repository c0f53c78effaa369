package dev.tenfold.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** Writes the bodies into a folder, for the tools that send them. */
final class WriteBodies {
  private WriteBodies() {}

  public static void main(String[] args) throws IOException {
    Path folder = Files.createDirectories(Path.of(args[0]));
    for (Bodies body : Bodies.values()) {
      Files.write(folder.resolve(body.name().toLowerCase(Locale.ROOT) + ".json"), body.body());
    }
  }
}
