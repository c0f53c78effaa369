package dev.tenfold.source;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Text that knows, character by character, where it was written. It is put together from pieces
 * that were written somewhere, pieces that stand nowhere as such (an escape's result, a computed
 * number) and holes: places where something unknown stands, each with its reason. A hole is one
 * character wide, so that what stands around it keeps its order.
 */
public final class Text implements CharSequence {
  /** What a hole looks like in {@link #toString}; the piece, not the character, makes it a hole. */
  public static final char HOLE = '\uFFFC';

  private static final int PIECE = 64;

  public static final Text EMPTY = new Text("", List.of());

  private sealed interface Source {}

  /**
   * @param whole the length of the place's whole text
   */
  private record Written(Place place, int offset, int whole) implements Source {}

  private record Made() implements Source {}

  private record Hole(String why, Optional<Choice> choice) implements Source {}

  private record Piece(int start, Source source) {}

  private final String chars;
  private final List<Piece> pieces;

  private Text(String chars, List<Piece> pieces) {
    this.chars = chars;
    this.pieces = pieces;
  }

  /** The whole text of a place. */
  public static Text written(Place place, String whole) {
    return whole.isEmpty()
        ? EMPTY
        : new Text(whole, List.of(new Piece(0, new Written(place, 0, whole.length()))));
  }

  /** Characters that stand nowhere as they are. */
  public static Text made(String chars) {
    return chars.isEmpty() ? EMPTY : new Text(chars, List.of(new Piece(0, new Made())));
  }

  /** Something unknown; the reason is a short clause for the user, such as {@code a Secret}. */
  public static Text unknown(String why) {
    return new Text(String.valueOf(HOLE), List.of(new Piece(0, new Hole(why, Optional.empty()))));
  }

  /** One of several values, which one is not known: a hole that says what may stand there. */
  public static Text oneOf(Choice choice) {
    return new Text(
        String.valueOf(HOLE), List.of(new Piece(0, new Hole(choice.why(), Optional.of(choice)))));
  }

  /** What may stand here, if the whole text is one choice. */
  public Optional<Choice> choice() {
    return pieces.size() == 1
            && chars.length() == 1
            && pieces.getFirst().source instanceof Hole(String _, Optional<Choice> choice)
        ? choice
        : Optional.empty();
  }

  public static Text join(List<Text> parts) {
    if (parts.size() == 1) {
      return parts.getFirst();
    }
    StringBuilder chars = new StringBuilder();
    List<Piece> pieces = new ArrayList<>();
    for (Text part : parts) {
      for (Piece piece : part.pieces) {
        append(pieces, new Piece(chars.length() + piece.start, piece.source));
      }
      chars.append(part.chars);
    }
    return chars.isEmpty() ? EMPTY : new Text(chars.toString(), List.copyOf(pieces));
  }

  public Text concat(Text other) {
    return join(List.of(this, other));
  }

  /** Keeps neighbours that were written side by side as one piece. */
  private static void append(List<Piece> pieces, Piece next) {
    if (!pieces.isEmpty()) {
      Piece last = pieces.getLast();
      if (last.source instanceof Written before
          && next.source instanceof Written after
          && before.place.equals(after.place)
          && before.offset + next.start - last.start == after.offset) {
        return;
      }
      if (last.source instanceof Made && next.source instanceof Made) {
        return;
      }
    }
    pieces.add(next);
  }

  /** The characters from {@code from} up to before {@code to}, with their places. */
  public Text sub(int from, int to) {
    if (from == 0 && to == chars.length()) {
      return this;
    }
    String part = chars.substring(from, to);
    if (part.isEmpty()) {
      return EMPTY;
    }
    int first = pieceAt(from);
    int end = first + 1;
    while (end < pieces.size() && pieces.get(end).start < to) {
      end++;
    }
    if (end == first + 1) {
      return new Text(part, List.of(cut(pieces.get(first), from)));
    }
    List<Piece> kept = new ArrayList<>(end - first);
    for (int i = first; i < end; i++) {
      kept.add(cut(pieces.get(i), from));
    }
    return new Text(part, List.copyOf(kept));
  }

  /** A piece as it stands in what begins at {@code from}. */
  private static Piece cut(Piece piece, int from) {
    int start = Math.max(piece.start, from);
    Source source =
        switch (piece.source) {
          case Written(Place place, int offset, int whole) ->
              new Written(place, offset + start - piece.start, whole);
          case Made made -> made;
          case Hole hole -> hole;
        };
    return new Piece(start - from, source);
  }

  public Text sub(int from) {
    return sub(from, chars.length());
  }

  public Text sub(Span span) {
    return sub(span.start(), span.end());
  }

  /** Without the white space at its ends. */
  public Text strip() {
    int from = 0;
    int to = chars.length();
    while (from < to && Character.isWhitespace(chars.charAt(from))) {
      from++;
    }
    while (to > from && Character.isWhitespace(chars.charAt(to - 1))) {
      to--;
    }
    return sub(from, to);
  }

  /** What stands between white space. */
  public List<Text> words() {
    List<Text> words = new ArrayList<>();
    int from = 0;
    for (int i = 0; i <= chars.length(); i++) {
      if (i == chars.length() || Character.isWhitespace(chars.charAt(i))) {
        if (i > from) {
          words.add(sub(from, i));
        }
        from = i + 1;
      }
    }
    return words;
  }

  private int pieceAt(int index) {
    int low = 0;
    int high = pieces.size() - 1;
    while (low < high) {
      int middle = (low + high + 1) >>> 1;
      if (pieces.get(middle).start <= index) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    return low;
  }

  /** What it takes to hold it, in characters: a piece is as large as some of them. */
  public int weight() {
    return chars.length() + PIECE * pieces.size();
  }

  /** Whether every character is known. */
  public boolean isKnown() {
    for (Piece piece : pieces) {
      if (piece.source instanceof Hole) {
        return false;
      }
    }
    return true;
  }

  public boolean isHoleAt(int index) {
    return pieces.get(pieceAt(index)).source instanceof Hole;
  }

  /** The reasons of its holes, each once, in order. */
  public List<String> unknowns() {
    Set<String> reasons = new LinkedHashSet<>();
    for (Piece piece : pieces) {
      if (piece.source instanceof Hole(String why, Optional<Choice> _)) {
        reasons.add(why);
      }
    }
    return List.copyOf(reasons);
  }

  /** The reasons of its holes of which not even the choices are known. */
  public List<String> unreadable() {
    Set<String> reasons = new LinkedHashSet<>();
    for (Piece piece : pieces) {
      if (piece.source instanceof Hole(String why, Optional<Choice> choice) && choice.isEmpty()) {
        reasons.add(why);
      }
    }
    return List.copyOf(reasons);
  }

  /** The characters, if all of them are known. */
  public Optional<String> known() {
    return isKnown() ? Optional.of(chars) : Optional.empty();
  }

  /** Whether it is known and equal to the characters given. */
  public boolean is(String other) {
    return chars.equals(other) && isKnown();
  }

  /** Whether it begins with these characters, whatever follows. */
  public boolean startsWith(String prefix) {
    return chars.startsWith(prefix) && sub(0, prefix.length()).isKnown();
  }

  public int indexOf(char wanted) {
    return chars.indexOf(wanted);
  }

  /** Where it was written; empty text and text that nobody wrote is scattered over no place. */
  public Origin origin() {
    List<Origin> origins = new ArrayList<>();
    for (int i = 0; i < pieces.size(); i++) {
      Piece piece = pieces.get(i);
      int end = i + 1 < pieces.size() ? pieces.get(i + 1).start : chars.length();
      if (piece.source instanceof Written(Place place, int offset, int _)) {
        origins.add(origin(place, new Span(offset, offset + end - piece.start)));
      }
    }
    return pieces.size() == 1 && origins.size() == 1
        ? origins.getFirst()
        : new Origin.Scattered(origins);
  }

  private static Origin origin(Place place, Span span) {
    return switch (place) {
      case Place.InSubmitted(Pointer at, Place.Encoding encoding) ->
          new Origin.InObject(at, span, encoding);
      case Place.InConfigMapKey(String name, String key, String text) ->
          new Origin.InConfigMap(name, key, span, lineOf(text, span.start()));
      case Place.InReferenced(String kind, String name, Pointer at) ->
          new Origin.InRuntime(kind, name, at, span);
    };
  }

  /** The place of which this is the whole text, if it is that of one. */
  Optional<Place> place() {
    return pieces.size() == 1
            && pieces.getFirst().source instanceof Written(Place place, int _, int whole)
            && whole == chars.length()
        ? Optional.of(place)
        : Optional.empty();
  }

  /** Where a word can be put behind this text, which must begin and end in one place. */
  public Optional<Spot> end() {
    if (pieces.isEmpty()
        || !(pieces.getFirst().source instanceof Written first)
        || !(pieces.getLast().source instanceof Written last)
        || !first.place.equals(last.place)) {
      return Optional.empty();
    }
    int end = last.offset + chars.length() - pieces.getLast().start;
    return switch (last.place) {
      case Place.InSubmitted(Pointer at, Place.Encoding encoding) ->
          Optional.of(new Spot.InText(at, end, encoding));
      case Place.InConfigMapKey(String name, String key, String _) ->
          Optional.of(new Spot.InConfigMap(name, key, end));
      case Place.InReferenced _ -> Optional.empty();
    };
  }

  private static int lineOf(String text, int offset) {
    int line = 1;
    int end = text.indexOf('\n');
    while (end >= 0 && end < offset) {
      line++;
      end = text.indexOf('\n', end + 1);
    }
    return line;
  }

  /** For people: what is unknown stands in angle brackets with its reason. */
  public String readable() {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < pieces.size(); i++) {
      Piece piece = pieces.get(i);
      int end = i + 1 < pieces.size() ? pieces.get(i + 1).start : chars.length();
      if (piece.source instanceof Hole(String why, Optional<Choice> _)) {
        text.append('<').append(why).append('>');
      } else {
        text.append(chars, piece.start, end);
      }
    }
    return text.toString();
  }

  @Override
  public int length() {
    return chars.length();
  }

  @Override
  public char charAt(int index) {
    return chars.charAt(index);
  }

  @Override
  public CharSequence subSequence(int start, int end) {
    return sub(start, end);
  }

  /** The characters, a hole as {@link #HOLE}. */
  @Override
  public String toString() {
    return chars;
  }
}
