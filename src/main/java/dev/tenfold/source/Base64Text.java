package dev.tenfold.source;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Text that is the base64 form of another text, as Python's {@code base64.b64decode} takes it. */
public final class Base64Text {
  private static final Pattern BLANKS = Pattern.compile("\\s+");
  private static final Pattern ENDS = Pattern.compile("(?s)(\\s*)(.*?)(\\s*)");

  private Base64Text() {}

  /**
   * The other text. It can be patched where the first one is a whole string of the submitted object
   * in the form, lines included, that encoding it again gives; else it is only read. What is no
   * text is unknown: it may be a pickle, which is never opened.
   */
  public static Reading<Text> decoded(Text text) {
    if (!text.isKnown()) {
      return new Reading.Unreadable<>(String.join(", ", text.unknowns()));
    }
    Optional<byte[]> bytes = bytes(text.toString());
    if (bytes.isEmpty()) {
      return new Reading.Unreadable<>("what should be base64 is none");
    }
    return utf8(bytes.get())
        .<Reading<Text>>map(decoded -> new Reading.Found<>(placed(text, decoded)))
        .orElseGet(() -> new Reading.Unreadable<>("what is encoded as base64 is no UTF-8 text"));
  }

  /** The text that a string holds, if it is base64 of text. */
  public static Optional<String> decode(String base64) {
    return bytes(base64).flatMap(Base64Text::utf8);
  }

  /** Another text in the line width, line ends and outer blanks of a string that was decoded. */
  public static String likewise(String before, String text) {
    String encoded = Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    Matcher ends = ENDS.matcher(before);
    return ends.matches()
        ? ends.group(1) + wrapped(encoded, ends.group(2)) + ends.group(3)
        : encoded;
  }

  private static String wrapped(String encoded, String before) {
    Matcher first = BLANKS.matcher(before);
    if (!first.find()) {
      return encoded;
    }
    StringBuilder lines = new StringBuilder();
    int width = first.start();
    for (int at = 0; at < encoded.length(); at += width) {
      lines
          .append(at == 0 ? "" : first.group())
          .append(encoded, at, Math.min(at + width, encoded.length()));
    }
    return lines.toString();
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

  private static Optional<String> utf8(byte[] bytes) {
    try {
      return Optional.of(
          StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
    } catch (CharacterCodingException notText) {
      return Optional.empty();
    }
  }

  private static Text placed(Text text, String decoded) {
    boolean same = text.is(likewise(text.toString(), decoded));
    Optional<Place> place = same ? text.place() : Optional.empty();
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
