package dev.tenfold.job;

import dev.tenfold.source.Lookup;
import dev.tenfold.source.Manifest;
import dev.tenfold.source.Place;
import dev.tenfold.source.Pointer;
import dev.tenfold.source.Text;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A ConfigMap that holds a recipe and is labelled for it, because a recipe can change after the job
 * that reads it was admitted. Every key whose recipe has a known shape is a run.
 */
public final class RecipeConfigMap implements JobKind {
  private static final KindFacts FACTS =
      KindFacts.of("", "ConfigMap", "configmaps", "v1")
          .judgedWhenLabelled("tenfold.dev/recipe")
          .reads("/data/*", "/binaryData/*");

  @Override
  public KindFacts facts() {
    return FACTS;
  }

  @Override
  public List<Work> works(Manifest object, Lookup lookup) {
    List<Work> works = new ArrayList<>();
    object
        .root()
        .child("data")
        .entries()
        .forEach((key, value) -> {
          if (value.node().isTextual()) {
            works.add(recipe(key, value.at(), value.text()));
          }
        });
    object
        .root()
        .child("binaryData")
        .entries()
        .forEach((key, value) ->
            decoded(value.string())
                .map(text ->
                    Text.written(new Place.InSubmitted(value.at(), Place.Encoding.BASE64), text))
                .ifPresent(text -> works.add(recipe(key, value.at(), text))));
    return works;
  }

  private static Declared recipe(String key, Pointer at, Text text) {
    return new Declared(at, "key \"" + key + "\"", "", Map.of(), Optional.of(text), Map.of());
  }

  /** The text that is UTF-8 in base64; what is no text is no recipe. */
  private static Optional<String> decoded(String base64) {
    try {
      ByteBuffer bytes = ByteBuffer.wrap(Base64.getDecoder().decode(base64.strip()));
      return Optional.of(StandardCharsets.UTF_8.newDecoder().decode(bytes).toString());
    } catch (IllegalArgumentException | CharacterCodingException notText) {
      return Optional.empty();
    }
  }
}
