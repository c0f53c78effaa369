package dev.tenfold.launch.shell.syntax;

import java.util.List;

/** The body of a here-document. It is read at the next newline, after the redirection itself. */
public final class HereDocument {
  private final String delimiter;
  private final boolean quoted;
  private final boolean stripsTabs;
  private List<WordPart> parts = List.of();

  HereDocument(String delimiter, boolean quoted, boolean stripsTabs) {
    this.delimiter = delimiter;
    this.quoted = quoted;
    this.stripsTabs = stripsTabs;
  }

  /** The line that ends the body, without quotes. */
  public String delimiter() {
    return delimiter;
  }

  /** Whether the body is taken as it stands, because the delimiter is quoted. */
  public boolean quoted() {
    return quoted;
  }

  /** Whether leading tabs do not count ({@code <<-}); they are {@link WordPart.Dropped}. */
  public boolean stripsTabs() {
    return stripsTabs;
  }

  /** The body, without the line of the delimiter. */
  public List<WordPart> parts() {
    return parts;
  }

  void filled(List<WordPart> body) {
    parts = body;
  }
}
