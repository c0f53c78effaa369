package dev.tenfold.source;

import java.util.ArrayList;
import java.util.List;

/**
 * A JSON Pointer (RFC 6901) into one object. The root is the empty pointer; {@link #toString} gives
 * the escaped form that JSON Patch and the reports use.
 */
public record Pointer(List<String> tokens) {
  public static final Pointer ROOT = new Pointer(List.of());

  public Pointer {
    tokens = List.copyOf(tokens);
  }

  /** Reads the escaped form, {@code /spec/a~1b}; refuses text that does not start with a slash. */
  public static Pointer parse(String escaped) {
    if (escaped.isEmpty()) {
      return ROOT;
    }
    if (escaped.charAt(0) != '/') {
      throw new IllegalArgumentException("a JSON Pointer starts with '/': " + escaped);
    }
    List<String> tokens = new ArrayList<>();
    for (String token : escaped.substring(1).split("/", -1)) {
      tokens.add(token.replace("~1", "/").replace("~0", "~"));
    }
    return new Pointer(tokens);
  }

  public Pointer child(String token) {
    List<String> longer = new ArrayList<>(tokens);
    longer.add(token);
    return new Pointer(longer);
  }

  public Pointer child(int index) {
    return child(Integer.toString(index));
  }

  /** This pointer continued by another, which is taken as relative to it. */
  public Pointer then(Pointer rest) {
    List<String> longer = new ArrayList<>(tokens);
    longer.addAll(rest.tokens);
    return new Pointer(longer);
  }

  public Pointer parent() {
    return new Pointer(tokens.subList(0, Math.max(0, tokens.size() - 1)));
  }

  /** The last token, or the empty text at the root. */
  public String last() {
    return tokens.isEmpty() ? "" : tokens.getLast();
  }

  /** Whether the other pointer is this one or lies below it. */
  public boolean covers(Pointer other) {
    return other.tokens.size() >= tokens.size()
        && other.tokens.subList(0, tokens.size()).equals(tokens);
  }

  /** The form that people read: {@code spec.stages[0].action}. */
  public String toPath() {
    StringBuilder path = new StringBuilder();
    for (String token : tokens) {
      if (!token.isEmpty() && token.chars().allMatch(Character::isDigit)) {
        path.append('[').append(token).append(']');
      } else {
        path.append(path.isEmpty() ? "" : ".").append(token);
      }
    }
    return path.toString();
  }

  @Override
  public String toString() {
    StringBuilder escaped = new StringBuilder();
    for (String token : tokens) {
      escaped.append('/').append(token.replace("~", "~0").replace("/", "~1"));
    }
    return escaped.toString();
  }
}
