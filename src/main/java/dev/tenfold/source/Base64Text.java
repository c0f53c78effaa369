package dev.tenfold.source;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/** Text that is the base64 form of another text, as Python's {@code base64.b64decode} takes it. */
public final class Base64Text {
  private Base64Text() {}

  /**
   * The other text. It can be patched where the first one is a whole string of the submitted object
   * in the one form that encoding gives it; else it is only read. What is no text is unknown: it
   * may be a pickle, which is never opened.
   */
  public static Reading<Text> decoded(Text text) {
    if (!text.isKnown()) {
      return new Reading.Unreadable<>(String.join(", ", text.unknowns()));
    }
    Optional<byte[]> bytes = bytes(text.toString());
    if (bytes.isEmpty()) {
      return new Reading.Unreadable<>("what should be base64 is none");
    }
    try {
      String decoded =
          StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes.get())).toString();
      return new Reading.Found<>(placed(text, decoded));
    } catch (CharacterCodingException notText) {
      return new Reading.Unreadable<>("what is encoded as base64 is no UTF-8 text");
    }
  }

  /** Characters of another alphabet are passed over, but what is left must be whole groups. */
  private static Optional<byte[]> bytes(String text) {
    long counted = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c > 127) {
        return Optional.empty();
      }
      boolean alphabet = Character.isLetterOrDigit(c) || c == '+' || c == '/' || c == '=';
      counted += alphabet ? 1 : 0;
    }
    try {
      return counted > 0 && counted % 4 == 0
          ? Optional.of(Base64.getMimeDecoder().decode(text))
          : Optional.empty();
    } catch (IllegalArgumentException noBase64) {
      return Optional.empty();
    }
  }

  private static Text placed(Text text, String decoded) {
    String again = Base64.getEncoder().encodeToString(decoded.getBytes(StandardCharsets.UTF_8));
    Optional<Place> place = text.is(again) ? text.place() : Optional.empty();
    if (place.isEmpty()) {
      return Text.made(decoded);
    }
    return switch (place.get()) {
      case Place.InSubmitted(Pointer at, Place.Encoding encoding) ->
          encoding == Place.Encoding.PLAIN
              ? Text.written(new Place.InSubmitted(at, Place.Encoding.BASE64), decoded)
              : Text.made(decoded);
      case Place.InConfigMapKey(String name, String key, String _) ->
          Text.written(new Place.InConfigMapKey(name, key, decoded), decoded);
      case Place.InReferenced referenced -> Text.made(decoded);
    };
  }
}
