package dev.tenfold.source;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Other characters in the place of a span of a text; an empty span only adds some. */
public record Splice(Span span, String text) {
  private static final Comparator<Splice> FROM_THE_END =
      Comparator.<Splice>comparingInt(splice -> splice.span.start())
          .thenComparingInt(splice -> splice.span.end())
          .reversed();

  /** The text after all of them; empty where two want the same place, or one is not there. */
  public static Optional<String> all(String text, List<Splice> splices) {
    List<Splice> sorted = splices.stream().distinct().sorted(FROM_THE_END).toList();
    StringBuilder spliced = new StringBuilder(text);
    for (int i = 0; i < sorted.size(); i++) {
      Splice splice = sorted.get(i);
      boolean collides = i > 0 && splice.collides(sorted.get(i - 1));
      if (collides || splice.span.end() > text.length()) {
        return Optional.empty();
      }
      spliced.replace(splice.span.start(), splice.span.end(), splice.text);
    }
    return Optional.of(spliced.toString());
  }

  /** Two texts cannot be added in one place: nobody knows which comes first. */
  private boolean collides(Splice later) {
    return span.equals(later.span) || span.end() > later.span.start();
  }
}
