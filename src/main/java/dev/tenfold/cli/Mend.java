package dev.tenfold.cli;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What is to be written together, and the runs that are right then. */
record Mend(List<Placed> places, Set<RunId> runs) {
  /** A run by the place of its object among the results, and its own among those of the object. */
  record RunId(int result, int run) {}

  Mend {
    places = List.copyOf(places);
    runs = Set.copyOf(runs);
  }

  /** The same for the runs of another one that writes the same. */
  Mend and(Mend other) {
    Set<RunId> all = new HashSet<>(runs);
    all.addAll(other.runs);
    return new Mend(places, all);
  }
}
