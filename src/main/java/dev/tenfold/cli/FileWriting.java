package dev.tenfold.cli;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.util.Arrays;
import java.util.Optional;

/** Replaces a file as a whole: whoever reads it sees the old text or the new one. */
final class FileWriting {
  private FileWriting() {}

  /** Writes the file; says why where it is not written, and it is then as it was. */
  static Optional<String> replace(Path file, String before, String after) {
    Path temporary = null;
    try {
      if (!Arrays.equals(Files.readAllBytes(file), bytes(before))) {
        return Optional.of("it has changed since it was read");
      }
      if (!Files.isWritable(file)) {
        return Optional.of("it is not writable");
      }
      temporary = Files.createTempFile(file.getParent(), "." + file.getFileName() + ".", ".part");
      temporary.toFile().deleteOnExit();
      copyAttributes(file, temporary);
      try (FileChannel out = FileChannel.open(temporary, StandardOpenOption.WRITE)) {
        ByteBuffer buffer = ByteBuffer.wrap(bytes(after));
        while (buffer.hasRemaining()) {
          out.write(buffer);
        }
        out.force(true);
      }
      Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
      return Optional.empty();
    } catch (IOException failed) {
      delete(temporary);
      return Optional.of("it cannot be written");
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** Mode, owner and group, where there are such things and we may set them. */
  private static void copyAttributes(Path from, Path to) throws IOException {
    PosixFileAttributeView view = Files.getFileAttributeView(to, PosixFileAttributeView.class);
    if (view == null) {
      return;
    }
    PosixFileAttributes attributes =
        Files.readAttributes(from, PosixFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    try {
      view.setGroup(attributes.group());
      view.setOwner(attributes.owner());
    } catch (IOException notAllowed) {
      // the file becomes ours, as with every editor that replaces files
    }
    view.setPermissions(attributes.permissions());
  }

  private static void delete(@org.jspecify.annotations.Nullable Path temporary) {
    try {
      if (temporary != null) {
        Files.deleteIfExists(temporary);
      }
    } catch (IOException left) {
      // it is deleted at exit, or stays as a hidden file that nobody reads
    }
  }
}
