package dev.tenfold.review;

import dev.tenfold.policy.Policy;
import dev.tenfold.policy.StageRates;
import dev.tenfold.source.Base64Text;
import dev.tenfold.source.Manifest;
import dev.tenfold.source.NumberText;
import dev.tenfold.source.Origin;
import dev.tenfold.source.Place.Encoding;
import dev.tenfold.source.Spot;
import dev.tenfold.training.TrainingRun;
import java.util.List;
import java.util.Optional;

/** What has to be edited in an object for one of its runs. */
sealed interface Edits {
  record InObject(List<Correction.Edit> edits) implements Edits {
    public InObject {
      edits = List.copyOf(edits);
    }
  }

  /** The object holds no place for it. */
  record NotHere(String why) implements Edits {}

  static Edits of(Judged judged, Manifest object, Policy policy) {
    TrainingRun run = judged.run();
    if (!run.remedy().obstacle().isEmpty()) {
      return new NotHere(run.remedy().obstacle());
    }
    StageRates rates = policy.rule(run).rates();
    for (List<Rewrite> way : Rewrite.waysTo(judged, rates)) {
      List<Correction.Edit> edits =
          way.stream()
              .flatMap(rewrite -> edit(rewrite, object).stream())
              .filter(edit -> new Correction(List.of(edit)).toJsonPatch(object).isPresent())
              .toList();
      if (edits.size() == way.size()) {
        return new InObject(edits);
      }
    }
    return new NotHere(Rewrite.noWay(judged, rates));
  }

  private static Optional<Correction.Edit> edit(Rewrite rewrite, Manifest object) {
    return switch (rewrite) {
      case Rewrite.InPlace(Origin.InObject where, NewRate rate) ->
          text(object, where)
              .flatMap(rate::insteadOf)
              .map(text -> new Correction.Edit.Replace(where, text));
      case Rewrite.Added(Spot.InObject where, String word) ->
          Optional.of(new Correction.Edit.Add(where, word));
      case Rewrite.InPlace _, Rewrite.Added _ -> Optional.empty();
    };
  }

  private static Optional<String> text(Manifest object, Origin.InObject where) {
    var node = object.at(where.at());
    Optional<String> whole =
        node.isNumber()
            ? Optional.of(NumberText.of(node))
            : Optional.ofNullable(node.textValue())
                .flatMap(text ->
                    where.encoding() == Encoding.BASE64
                        ? Base64Text.decode(text)
                        : Optional.of(text));
    return whole
        .filter(text -> where.span().end() <= text.length())
        .map(text -> text.substring(where.span().start(), where.span().end()));
  }
}
