package dev.tenfold.source;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What is left to one reading of an object: of programs, of steps, of text and of time. */
public final class Allowance {
  /** Looking at the clock costs more than a step. */
  private static final int STEPS_BETWEEN_LOOKS = 64;

  private final Limits limits;
  private int programs;
  private int steps;
  private long characters;
  private int nextLook = STEPS_BETWEEN_LOOKS;
  private @Nullable String spent;

  public Allowance(Limits limits) {
    this.limits = limits;
  }

  public Limits limits() {
    return limits;
  }

  /** The steps that it takes to handle so many characters: one, and one more for each KiB. */
  public static int steps(int characters) {
    return 1 + (characters >> 10);
  }

  /** Takes the steps for handling so many characters; false when there are none left. */
  public boolean step(int handled) {
    steps += steps(handled);
    characters += handled;
    if (steps > limits.steps()) {
      spend("reading its scripts takes more than " + limits.steps() + " steps");
    } else if (characters > limits.characters()) {
      spend("its scripts put together more than " + limits.characters() + " characters");
    } else if (steps >= nextLook) {
      nextLook = steps + STEPS_BETWEEN_LOOKS;
      return isLeft();
    }
    return spent == null;
  }

  /** Takes one more program; false when there are more than may be. */
  public boolean program() {
    programs++;
    if (programs > limits.programs()) {
      spend("it starts more than " + limits.programs() + " programs");
    }
    return isLeft();
  }

  /** Whether anything more may be read. */
  public boolean isLeft() {
    if (limits.deadline().isOver()) {
      spend("the review had no time left");
    }
    return spent == null;
  }

  private void spend(String why) {
    if (spent == null) {
      spent = why;
    }
  }

  /** Why nothing more is read, if it is so. */
  public Optional<String> spent() {
    return Optional.ofNullable(spent);
  }
}
