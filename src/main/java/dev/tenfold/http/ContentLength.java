package dev.tenfold.http;

import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** How long a client says that its body is. */
final class ContentLength {
  private ContentLength() {}

  /** Empty where it says nothing; what is no number is larger than everything. */
  static OptionalLong of(@Nullable String header) {
    try {
      return header == null ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(header));
    } catch (NumberFormatException noNumber) {
      return OptionalLong.of(Long.MAX_VALUE);
    }
  }
}
