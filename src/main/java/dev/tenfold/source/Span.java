package dev.tenfold.source;

/**
 * A half-open range of UTF-16 characters of one text: from {@code start} up to before {@code end}.
 */
public record Span(int start, int end) {
  public Span {
    if (start < 0 || end < start) {
      throw new IllegalArgumentException("no span: " + start + ".." + end);
    }
  }

  public int length() {
    return end - start;
  }

  public boolean overlaps(Span other) {
    return start < other.end && other.start < end;
  }

  @Override
  public String toString() {
    return "[" + start + "," + end + ")";
  }
}
