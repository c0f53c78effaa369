package dev.tenfold.policy;

import dev.tenfold.policy.Exemptions.Annotation;
import dev.tenfold.policy.Exemptions.Exemption;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads who and what is not held to a policy. */
final class ExemptionReader {
  private static final Pattern SERVICE_ACCOUNT = Pattern.compile("[a-z0-9-]+/[a-z0-9.-]+");

  private ExemptionReader() {}

  static Exemptions exemptions(Part part) {
    part.knows("annotation", "annotationUntil", "subjects");
    Annotation annotation = annotation(part);
    Optional<Day> until = day(part, "annotationUntil");
    part.require(
        annotation == Annotation.ALLOWED || !part.has("annotationUntil"), Rules.ANNOTATION_UNTIL);
    List<Exemption> subjects = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    boolean once = true;
    for (Part subject : part.parts("subjects")) {
      Exemption exemption = exemption(subject);
      subjects.add(exemption);
      once &= exemption.users().stream().allMatch(name -> seen.add("user " + name));
      once &= exemption.groups().stream().allMatch(name -> seen.add("group " + name));
      once &= exemption.serviceAccounts().stream().allMatch(name -> seen.add("account " + name));
    }
    part.require("subjects", once, Rules.SUBJECT_TWICE);
    return new Exemptions(annotation, until, subjects);
  }

  private static Annotation annotation(Part part) {
    Optional<String> written = part.string("annotation");
    for (Annotation annotation : Annotation.values()) {
      if (written.filter(annotation.title()::equals).isPresent()) {
        return annotation;
      }
    }
    part.require("annotation", written.isEmpty(), "write Allowed or Forbidden");
    return Annotation.ALLOWED;
  }

  private static Exemption exemption(Part part) {
    part.knows("users", "groups", "serviceAccounts", "reason", "until");
    List<String> users = part.strings("users");
    List<String> groups = part.strings("groups");
    List<String> accounts = part.strings("serviceAccounts");
    part.require(!users.isEmpty() || !groups.isEmpty() || !accounts.isEmpty(), Rules.SUBJECT_EMPTY);
    part.require(
        "users",
        users.stream().noneMatch(name -> name.startsWith("system:serviceaccount:")),
        Rules.SERVICE_ACCOUNT_AS_USER);
    part.require(
        "serviceAccounts",
        accounts.stream().allMatch(name -> SERVICE_ACCOUNT.matcher(name).matches()),
        Rules.SERVICE_ACCOUNT);
    String reason = part.string("reason").orElse("").strip();
    part.require("reason", !reason.isEmpty(), Rules.REASON);
    return new Exemption(users, groups, accounts, reason, day(part, "until"));
  }

  private static Optional<Day> day(Part part, String name) {
    Optional<String> written = part.string(name);
    Optional<Day> day = written.flatMap(Day::parse);
    part.require(name, written.isEmpty() || day.isPresent(), Rules.DAY);
    return day;
  }
}
