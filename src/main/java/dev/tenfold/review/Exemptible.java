package dev.tenfold.review;

import dev.tenfold.policy.Exemptions;
import dev.tenfold.policy.Exemptions.Claim;
import dev.tenfold.policy.Exemptions.User;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What would exempt a run: the annotation on its object or its pod template, and who asks.
 *
 * @param reason why the run is exempt; empty where it is not
 * @param warnings why something that looks like an exemption is none
 */
record Exemptible(Optional<String> reason, List<String> warnings) {

  static Exemptible of(Request request, Map<String, String> template, Terms terms) {
    Exemptions exemptions = terms.policy().exemptions();
    List<String> warnings = new ArrayList<>();
    Optional<String> annotation =
        annotation(request, template)
            .filter(reason -> counts(exemptions, request, terms, warnings));
    if (annotation.isPresent()) {
      return new Exemptible(annotation, List.of());
    }
    if (!(request.from() instanceof Request.Asker.User(User user))) {
      return new Exemptible(Optional.empty(), warnings);
    }
    Optional<Claim> claim = exemptions.of(user, request.today());
    if (claim.isPresent()) {
      return new Exemptible(claim.map(Claim::reason), List.of());
    }
    exemptions
        .ended(user, request.today())
        .ifPresent(ended ->
            warnings.add(
                "the exemption of "
                    + ended.whom()
                    + " in "
                    + terms.named()
                    + " ended on "
                    + ended.exemption().until().orElseThrow()));
    return new Exemptible(Optional.empty(), warnings);
  }

  private static Optional<String> annotation(Request request, Map<String, String> template) {
    return Optional.of(request.object().annotation(Review.ALLOW))
        .filter(reason -> !reason.isBlank())
        .or(() -> Optional.ofNullable(template.get(Review.ALLOW)))
        .filter(reason -> !reason.isBlank())
        .map(String::strip);
  }

  private static boolean counts(
      Exemptions exemptions, Request request, Terms terms, List<String> warnings) {
    Optional<String> refused = exemptions.annotationRefused(request.today());
    refused.ifPresent(why ->
        warnings.add(
            "annotation " + Review.ALLOW + " does not count: " + terms.named() + " " + why));
    return refused.isEmpty();
  }
}
