package dev.tenfold.launch.python.syntax;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One string token: its prefix in lower case, and the body between its quotes.
 *
 * @param pieces what a formatted string is made of; empty for others
 */
public record StringPart(String prefix, int bodyFrom, int bodyTo, List<Piece> pieces) {
  public boolean isRaw() {
    return prefix.indexOf('r') >= 0;
  }

  public boolean isBytes() {
    return prefix.indexOf('b') >= 0;
  }

  /** {@code f"..."}. */
  public boolean isFormatted() {
    return prefix.indexOf('f') >= 0;
  }

  /** A piece of a formatted string. */
  public sealed interface Piece {
    /** Characters with their escapes, doubled braces among them. */
    record Literal(int from, int to) implements Piece {}

    /**
     * {@code {value!conversion:format}}.
     *
     * @param shownTo the end of what {@code {value=}} shows before the value, else its start
     */
    record Replacement(
        Expression value,
        int shownFrom,
        int shownTo,
        String conversion,
        @Nullable List<Piece> format)
        implements Piece {}
  }
}
