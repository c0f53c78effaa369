package dev.tenfold.launch.python.syntax;

import java.text.Normalizer;

/** Identifiers in the form in which CPython compares them. */
final class Names {
  private Names() {}

  static String normal(String identifier) {
    for (int i = 0; i < identifier.length(); i++) {
      if (identifier.charAt(i) >= 0x80) {
        return Normalizer.normalize(identifier, Normalizer.Form.NFKC);
      }
    }
    return identifier;
  }
}
