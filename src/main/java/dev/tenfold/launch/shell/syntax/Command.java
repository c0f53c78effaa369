package dev.tenfold.launch.shell.syntax;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A command of the shell grammar. */
public sealed interface Command extends Node {

  /** Assignments and words; either list may be empty. */
  record Simple(int from, int to, List<Assignment> assignments, List<Word> words)
      implements Command {}

  /**
   * {@code name=value}, {@code name+=value}, {@code name[index]=value}.
   *
   * @param index what stands in {@code [ ]}, or null
   * @param value an array is one {@link WordPart.ArrayLiteral}
   */
  record Assignment(
      int from, int to, String name, @Nullable Word index, boolean appends, Word value)
      implements Node {}

  /** {@code a && b || c}: operators stand between the operands. */
  record AndOr(int from, int to, List<Statement> operands, List<Operator> operators)
      implements Command {}

  /** How the next statement of a list depends on what came before it. */
  enum Operator {
    AND,
    OR
  }

  /** {@code a | b}. */
  record Pipeline(int from, int to, List<Statement> stages) implements Command {}

  /** {@code { ...; }}. */
  record Group(int from, int to, List<Statement> body) implements Command {}

  /** {@code ( ... )}. */
  record Subshell(int from, int to, List<Statement> body) implements Command {}

  /** {@code if}, with every {@code elif} as a further branch. */
  record If(int from, int to, List<Branch> branches, @Nullable List<Statement> otherwise)
      implements Command {}

  /** A condition and what runs when it holds. */
  record Branch(List<Statement> condition, List<Statement> body) {}

  /** {@code for name in words}; words are null where {@code in} is missing. */
  record For(int from, int to, String name, @Nullable List<Word> words, List<Statement> body)
      implements Command {}

  /** {@code for ((a; b; c))}. */
  record CountingFor(int from, int to, List<WordPart> header, List<Statement> body)
      implements Command {}

  /** {@code select name in words}. */
  record Select(int from, int to, String name, @Nullable List<Word> words, List<Statement> body)
      implements Command {}

  /** {@code while} or {@code until}. */
  record While(int from, int to, boolean until, List<Statement> condition, List<Statement> body)
      implements Command {}

  /** {@code case}. */
  record Case(int from, int to, Word subject, List<CaseItem> items) implements Command {}

  /**
   * One clause of a {@code case}.
   *
   * @param terminator {@code ;;}, {@code ;&} or {@code ;;&}; empty for a last clause without one
   */
  record CaseItem(List<Word> patterns, List<Statement> body, String terminator) {}

  /** A function definition in either form. */
  record Function(int from, int to, String name, Statement body) implements Command {}

  /** {@code [[ ... ]]}. */
  record Conditional(int from, int to, TestExpression expression) implements Command {}

  /** {@code (( ... ))}. */
  record ArithmeticCommand(int from, int to, List<WordPart> parts) implements Command {}

  /** A command whose duration is measured by the keyword; null where nothing follows it. */
  record Time(int from, int to, @Nullable Statement timed) implements Command {}

  /** {@code coproc}. */
  record Coprocess(int from, int to, Statement body) implements Command {}
}
