package dev.tenfold.source;

/** A whole text that somebody wrote: one string of an object, or one key of a ConfigMap. */
public sealed interface Place {
  /** How the text that was read lies in the string that holds it. */
  enum Encoding {
    PLAIN,
    /** The string is the base64 form of the text, all of it. */
    BASE64
  }

  /** The string, or number, at a pointer of the submitted object: the only place to be patched. */
  record InSubmitted(Pointer at, Encoding encoding) implements Place {
    public InSubmitted(Pointer at) {
      this(at, Encoding.PLAIN);
    }
  }

  /** The value of a key of a ConfigMap; {@code text} is that whole value, to count lines in. */
  record InConfigMapKey(String name, String key, String text) implements Place {}

  /** The string at a pointer of another object that the submitted one refers to. */
  record InReferenced(String kind, String name, Pointer at) implements Place {}
}
