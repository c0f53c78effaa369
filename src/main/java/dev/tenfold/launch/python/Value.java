package dev.tenfold.launch.python;

import dev.tenfold.source.Text;
import java.math.BigInteger;

/** What an expression comes to, as far as it can be told without running it. */
public sealed interface Value
    permits Value.Str,
        Value.Bytes,
        Value.Int,
        Value.Real,
        Value.Bool,
        Value.None,
        Value.Missing,
        Value.External,
        Value.Attribute,
        Value.Item,
        Value.Made,
        Value.Either,
        Value.Unknown,
        Value.Method,
        Value.Bound,
        Value.Partial,
        Value.Super,
        Items,
        Dict,
        Function,
        UserClass,
        Instance,
        Module {

  /** Text, with holes where it is not known. */
  record Str(Text text) implements Value {}

  /** Bytes, each as the character of that number. */
  record Bytes(Text text) implements Value {}

  /** A whole number; {@code written} is where it was written, or stands nowhere. */
  record Int(BigInteger value, Text written) implements Value {
    static Int of(long value) {
      return new Int(BigInteger.valueOf(value), Text.made(Long.toString(value)));
    }

    static Int of(BigInteger value) {
      return new Int(value, Text.made(value.toString()));
    }
  }

  /** A floating-point number; {@code written} is where it was written, or stands nowhere. */
  record Real(double value, Text written) implements Value {
    static Real of(double value) {
      return new Real(value, Text.made(Numerals.repr(value)));
    }
  }

  record Bool(boolean value) implements Value {
    static final Bool TRUE = new Bool(true);
    static final Bool FALSE = new Bool(false);

    static Bool of(boolean value) {
      return value ? TRUE : FALSE;
    }
  }

  record None() implements Value {}

  /** Nothing: a name, a key or an argument that is not there. */
  record Missing() implements Value {}

  /** Something of a module that is not read, by its whole name: {@code trl.SFTConfig}. */
  record External(String path) implements Value {
    /** The last part of its name. */
    public String name() {
      return path.substring(path.lastIndexOf('.') + 1);
    }

    /** The first part of its name. */
    public String root() {
      int dot = path.indexOf('.');
      return dot < 0 ? path : path.substring(0, dot);
    }
  }

  /** An attribute of something that is not read. */
  record Attribute(Value of, String name) implements Value {}

  /** An item of something that is not read: {@code model, tokenizer = load()} takes 0 and 1. */
  record Item(Value of, Value key) implements Value {}

  /** What a call of something external gave. */
  record Made(Call call) implements Value {}

  /**
   * One value or the other, as an undecided condition has it.
   *
   * @param leaves how many values there are in all
   */
  record Either(Condition condition, Value whenTrue, Value whenFalse, int leaves)
      implements Value {}

  /**
   * It is not known.
   *
   * @param hole why, as a text that is one hole
   * @param key the same for what is certainly the same unknown value
   */
  record Unknown(Text hole, String key) implements Value {}

  /** A method of a text, a list or a dictionary. */
  record Method(Value of, String name) implements Value {}

  /** A method of a class of the script, with the object that it belongs to. */
  record Bound(Value self, Function function, UserClass of) implements Value {}

  /** {@code functools.partial}. */
  record Partial(Value callee, Arguments arguments) implements Value {}

  /** {@code super()}: what comes after a class, for an object. */
  record Super(UserClass of, Value self) implements Value {}

  None NONE = new None();
  Missing MISSING = new Missing();
}
