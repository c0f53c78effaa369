package dev.tenfold.policy;

import java.util.List;

/**
 * A kind that Tenfold does not know, and where its pod templates are.
 *
 * @param podTemplates paths from the root, {@code *} for every key or element
 */
public record AdditionalKind(String group, String kind, List<String> podTemplates) {
  public AdditionalKind {
    podTemplates = List.copyOf(podTemplates);
  }
}
