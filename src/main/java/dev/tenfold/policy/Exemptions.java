package dev.tenfold.policy;

import java.util.List;
import java.util.Optional;

/**
 * Who and what is not held to the policy.
 *
 * @param annotation whether {@code tenfold.dev/allow} counts
 * @param annotationUntil the last day on which it does
 */
public record Exemptions(
    Annotation annotation, Optional<Day> annotationUntil, List<Exemption> subjects) {
  public static final Exemptions DEFAULT =
      new Exemptions(Annotation.ALLOWED, Optional.empty(), List.of());

  /** Whether the annotation counts. */
  public enum Annotation {
    ALLOWED("Allowed"),
    FORBIDDEN("Forbidden");

    private final String title;

    Annotation(String title) {
      this.title = title;
    }

    public String title() {
      return title;
    }
  }

  /** Who asks a cluster for something, as its API server says. */
  public record User(String name, List<String> groups) {
    private static final String SERVICE_ACCOUNT = "system:serviceaccount:";

    public User {
      groups = List.copyOf(groups);
    }

    /** {@code namespace/name}, if it is a service account. */
    Optional<String> serviceAccount() {
      return name.startsWith(SERVICE_ACCOUNT)
          ? Optional.of(name.substring(SERVICE_ACCOUNT.length()).replace(':', '/'))
          : Optional.empty();
    }
  }

  /** Users, groups and service accounts that are exempt for a reason, perhaps for a time. */
  public record Exemption(
      List<String> users,
      List<String> groups,
      List<String> serviceAccounts,
      String reason,
      Optional<Day> until) {
    public Exemption {
      users = List.copyOf(users);
      groups = List.copyOf(groups);
      serviceAccounts = List.copyOf(serviceAccounts);
    }

    /** By which of its names it means the user. */
    private Optional<String> means(User user) {
      if (users.contains(user.name())) {
        return Optional.of("user \"" + user.name() + "\"");
      }
      Optional<String> account = user.serviceAccount().filter(serviceAccounts::contains);
      if (account.isPresent()) {
        return account.map(name -> "service account \"" + name + "\"");
      }
      return user.groups().stream()
          .filter(groups::contains)
          .findFirst()
          .map(group -> "group \"" + group + "\"");
    }

    boolean hasEnded(Day today) {
      return until.filter(last -> today.isAfter(last)).isPresent();
    }
  }

  /**
   * What an exemption says of a user.
   *
   * @param whom by which name the user is meant
   */
  public record Claim(Exemption exemption, String whom) {
    /** The reason for reports, with whom it is for and until when. */
    public String reason() {
      return exemption.reason()
          + " ("
          + whom
          + exemption.until().map(day -> ", until " + day).orElse("")
          + ")";
    }
  }

  public Exemptions {
    subjects = List.copyOf(subjects);
  }

  /** The exemption that holds for a user today. */
  public Optional<Claim> of(User user, Day today) {
    return claims(user).stream().filter(claim -> !claim.exemption().hasEnded(today)).findFirst();
  }

  /** An exemption of a user that held until a day before today. */
  public Optional<Claim> ended(User user, Day today) {
    return claims(user).stream().filter(claim -> claim.exemption().hasEnded(today)).findFirst();
  }

  private List<Claim> claims(User user) {
    return subjects.stream()
        .flatMap(
            exemption -> exemption.means(user).map(whom -> new Claim(exemption, whom)).stream())
        .toList();
  }

  /** Why the annotation does not count today, as a clause about the policy; empty if it does. */
  public Optional<String> annotationRefused(Day today) {
    if (annotation == Annotation.FORBIDDEN) {
      return Optional.of("forbids it");
    }
    return annotationUntil.filter(today::isAfter).map(last -> "let it count until " + last);
  }
}
