package dev.tenfold.launch;

import dev.tenfold.source.Text;
import dev.tenfold.source.YamlText;
import org.jspecify.annotations.Nullable;

/** A whole file of settings; it is read once, however many frameworks look at its shape. */
public final class Recipe {
  private final Text text;
  private YamlText.@Nullable Documents documents;

  Recipe(Text text) {
    this.text = text;
  }

  /** Unknown text where it cannot be read. */
  public Text text() {
    return text;
  }

  /** What stands in it, as YAML. */
  public YamlText.Documents documents() {
    YamlText.Documents read = documents == null ? YamlText.read(text) : documents;
    documents = read;
    return read;
  }
}
