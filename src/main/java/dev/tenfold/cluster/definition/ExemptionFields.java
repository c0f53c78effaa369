package dev.tenfold.cluster.definition;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.tenfold.policy.Rules;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import java.util.List;

/** Who and what is exempt. */
@ValidationRule(
    value = "!has(self.annotationUntil) || !has(self.annotation) || self.annotation != 'Forbidden'",
    message = Rules.ANNOTATION_UNTIL)
public record ExemptionFields(
    @JsonPropertyDescription(
            "Whether the annotation tenfold.dev/allow: \"<reason>\" on an object or its pod template"
                + " counts. Left out: Allowed.")
        Annotation annotation,
    @JsonPropertyDescription("The last day (UTC) on which the annotation counts.")
        @Size(max = 10)
        @ValidationRule(value = ExemptionFields.DAY, message = Rules.DAY)
        String annotationUntil,
    @JsonPropertyDescription(
            "Users, groups and service accounts whose objects are judged and reported, but always"
                + " admitted.")
        @Size(max = 16)
        @ValidationRule(value = ExemptionFields.ONCE, message = Rules.SUBJECT_TWICE)
        List<SubjectFields> subjects) {
  static final String DAY = "self.matches('^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$')";

  static final String ONCE =
      "self.all(s, (!has(s.users) || s.users.all(n,"
          + " self.filter(t, has(t.users) && n in t.users).size() == 1"
          + " && s.users.filter(m, m == n).size() == 1))"
          + " && (!has(s.groups) || s.groups.all(n,"
          + " self.filter(t, has(t.groups) && n in t.groups).size() == 1"
          + " && s.groups.filter(m, m == n).size() == 1))"
          + " && (!has(s.serviceAccounts) || s.serviceAccounts.all(n,"
          + " self.filter(t, has(t.serviceAccounts) && n in t.serviceAccounts).size() == 1"
          + " && s.serviceAccounts.filter(m, m == n).size() == 1)))";

  /** Whether the annotation counts. */
  public enum Annotation {
    Allowed,
    Forbidden
  }

  /** Somebody. */
  @ValidationRule(
      value =
          "(has(self.users) && self.users.size() > 0) || (has(self.groups) && self.groups.size() >"
              + " 0) || (has(self.serviceAccounts) && self.serviceAccounts.size() > 0)",
      message = Rules.SUBJECT_EMPTY)
  public record SubjectFields(
      @JsonPropertyDescription("User names, as the API server knows them.")
          @Size(max = 16)
          @ValidationRule(
              value = "self.all(n, !n.startsWith('system:serviceaccount:'))",
              message = Rules.SERVICE_ACCOUNT_AS_USER)
          List<@Size(max = 253) String> users,
      @JsonPropertyDescription(
              "Groups; system:serviceaccounts:<namespace> is every service account of a namespace.")
          @Size(max = 16)
          List<@Size(max = 253) String> groups,
      @JsonPropertyDescription("Service accounts as namespace/name.")
          @Size(max = 16)
          @ValidationRule(
              value = "self.all(n, n.matches('^[a-z0-9-]+/[a-z0-9.-]+$'))",
              message = Rules.SERVICE_ACCOUNT)
          List<@Size(max = 317) String> serviceAccounts,
      @JsonPropertyDescription("Why; it stands in every report of what is exempt.")
          @Required
          @Size(max = 500)
          @ValidationRule(value = "self.trim() != ''", message = Rules.REASON)
          String reason,
      @JsonPropertyDescription("The last day (UTC) of the exemption; without it, it has no end.")
          @Size(max = 10)
          @ValidationRule(value = DAY, message = Rules.DAY)
          String until) {}
}
