package dev.tenfold.launch.shell.syntax;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A part of a word, of a here-document or of what stands between double quotes. */
public sealed interface WordPart extends Node {

  /** Characters as they stand. Unquoted ones may be a pattern, a brace expansion or a tilde. */
  record Literal(int from, int to) implements WordPart {}

  /** A backslash and the character that it protects. */
  record Escaped(int from, int to) implements WordPart {}

  /** Characters that do not count: a line continuation, or the tabs that {@code <<-} strips. */
  record Dropped(int from, int to) implements WordPart {}

  /** {@code '...'}, quotes included in the span. */
  record SingleQuoted(int from, int to) implements WordPart {}

  /** {@code $'...'}, with C escapes. */
  record AnsiQuoted(int from, int to) implements WordPart {}

  /** {@code "..."}, or {@code $"..."} when translated. */
  record DoubleQuoted(int from, int to, boolean translated, List<WordPart> parts)
      implements WordPart {}

  /**
   * {@code $x} or {@code ${...}}.
   *
   * @param prefix what stands before the name
   * @param name a name, a number or a special parameter; empty where the form is unknown
   * @param index what stands in {@code [ ]}, or null
   * @param operator as written ({@code :-}, {@code ##}, {@code //}, {@code :} for a slice); empty
   *     where there is none, {@code ?form} where the form is unknown
   * @param operands the words that the operator takes
   */
  record Parameter(
      int from,
      int to,
      Prefix prefix,
      String name,
      @Nullable Word index,
      String operator,
      List<Word> operands)
      implements WordPart {}

  /** What stands before the name in {@code ${...}}. */
  enum Prefix {
    NONE,
    /** {@code ${#x}}. */
    LENGTH,
    /** {@code ${!x}}. */
    INDIRECT
  }

  /** {@code $(...)}. */
  record CommandSubstitution(int from, int to, List<Statement> statements) implements WordPart {}

  /**
   * Backquotes. What stands in them is a script only after one level of backslashes has been taken
   * off, so it is not read here.
   */
  record Backquoted(int from, int to, boolean inDoubleQuotes) implements WordPart {}

  /** {@code $((...))} or {@code $[...]}; the parts are those of the expression. */
  record Arithmetic(int from, int to, List<WordPart> parts) implements WordPart {}

  /** {@code <(...)} or {@code >(...)}. */
  record ProcessSubstitution(int from, int to, boolean input, List<Statement> statements)
      implements WordPart {}

  /** A pattern such as {@code @(a|b)}. */
  record ExtendedGlob(int from, int to) implements WordPart {}

  /** {@code (a b [3]=c)} after {@code name=}. */
  record ArrayLiteral(int from, int to, List<Element> elements) implements WordPart {}

  /** An element of an array, with the index where one is written. */
  record Element(@Nullable Word index, Word value) {}
}
