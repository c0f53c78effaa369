package dev.tenfold.review;

import java.util.List;
import java.util.Optional;

/**
 * What is done so that the runs of an object are right.
 *
 * @param correction the change of the object; there is one only where the action of a run is to
 *     patch it
 * @param notes what it does, a sentence for each run
 * @param defects of ours, for the log: changes that did not come out right and are not made
 */
public record Repair(Optional<Correction> correction, List<String> notes, List<String> defects) {
  static final Repair NONE = new Repair(Optional.empty(), List.of(), List.of());

  public Repair {
    notes = List.copyOf(notes);
    defects = List.copyOf(defects);
  }

  static Repair by(Correction correction, List<String> notes) {
    return new Repair(Optional.of(correction), notes, List.of());
  }

  static Repair defective(String what) {
    return new Repair(Optional.empty(), List.of(), List.of(what));
  }
}
