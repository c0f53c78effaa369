package dev.tenfold.source;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A JSON Pointer (RFC 6901) into one object. The root is the empty pointer; {@link #toString} gives
 * the escaped form that JSON Patch and the reports use. It shares what stands before its last token
 * with its parent, as every field that is looked at gets one.
 */
public final class Pointer {
  public static final Pointer ROOT = new Pointer(null, "");

  private final @Nullable Pointer parent;
  private final String last;
  private final int length;
  private final int hash;

  private Pointer(@Nullable Pointer parent, String last) {
    this.parent = parent;
    this.last = last;
    this.length = parent == null ? 0 : parent.length + 1;
    this.hash = parent == null ? 0 : 31 * parent.hash + last.hashCode();
  }

  public static Pointer of(String... tokens) {
    return ROOT.then(Arrays.asList(tokens));
  }

  /** Reads the escaped form, {@code /spec/a~1b}; refuses text that does not start with a slash. */
  public static Pointer parse(String escaped) {
    if (escaped.isEmpty()) {
      return ROOT;
    }
    if (escaped.charAt(0) != '/') {
      throw new IllegalArgumentException("a JSON Pointer starts with '/': " + escaped);
    }
    Pointer pointer = ROOT;
    for (String token : escaped.substring(1).split("/", -1)) {
      pointer = pointer.child(token.replace("~1", "/").replace("~0", "~"));
    }
    return pointer;
  }

  public List<String> tokens() {
    String[] tokens = new String[length];
    Pointer at = this;
    for (int i = length - 1; i >= 0; i--) {
      tokens[i] = at.last;
      at = at.parent();
    }
    return List.of(tokens);
  }

  public Pointer child(String token) {
    return new Pointer(this, token);
  }

  public Pointer child(int index) {
    return child(Integer.toString(index));
  }

  /** This pointer continued by another, which is taken as relative to it. */
  public Pointer then(Pointer rest) {
    return then(rest.tokens());
  }

  private Pointer then(List<String> tokens) {
    Pointer longer = this;
    for (String token : tokens) {
      longer = longer.child(token);
    }
    return longer;
  }

  /** This pointer as seen from one that covers it. */
  public Pointer from(Pointer outer) {
    return ROOT.then(tokens().subList(outer.length, length));
  }

  /** The root is its own parent. */
  public Pointer parent() {
    return parent == null ? this : parent;
  }

  /** The last token, or the empty text at the root. */
  public String last() {
    return last;
  }

  /** Whether the other pointer is this one or lies below it. */
  public boolean covers(Pointer other) {
    Pointer at = other;
    while (at.length > length) {
      at = at.parent();
    }
    return equals(at);
  }

  /** The form that people read: {@code spec.stages[0].action}. */
  public String toPath() {
    StringBuilder path = new StringBuilder();
    for (String token : tokens()) {
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
    for (String token : tokens()) {
      escaped.append('/').append(token.replace("~", "~0").replace("/", "~1"));
    }
    return escaped.toString();
  }

  @Override
  public boolean equals(@Nullable Object other) {
    if (!(other instanceof Pointer pointer) || pointer.hash != hash || pointer.length != length) {
      return false;
    }
    Pointer one = this;
    Pointer two = pointer;
    while (one != two) {
      if (!one.last.equals(two.last)) {
        return false;
      }
      one = one.parent();
      two = two.parent();
    }
    return true;
  }

  @Override
  public int hashCode() {
    return hash;
  }
}
