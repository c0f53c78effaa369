package dev.tenfold;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.tenfold.framework.Framework;
import dev.tenfold.framework.Frameworks;
import dev.tenfold.job.JobKind;
import dev.tenfold.job.JobKinds;
import dev.tenfold.policy.Check;
import dev.tenfold.policy.Checks;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The house: who may import whom, what the pure rooms leave out, and that the lists are whole. */
class ArchitectureTest {
  private static final String BASE = "dev.tenfold.";
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("dev.tenfold");

  /** What each room may import. */
  private static final Map<String, List<String>> MAY_IMPORT =
      Map.of(
          "source", List.of(),
          "training", List.of("source"),
          "job", List.of("source"),
          "launch", List.of("source", "job"),
          "framework", List.of("source", "launch", "training"),
          "policy", List.of("source", "training"),
          "review", List.of("source", "training", "job", "launch", "framework", "policy"),
          "http", List.of("source", "training", "job", "launch", "framework", "policy", "review"),
          "cluster", List.of("source", "job", "policy", "training"),
          "cli", List.of("source", "training", "job", "launch", "framework", "policy", "review"));

  @Test
  void theImportIsNotEmpty() {
    assertTrue(CLASSES.size() > 80, "only " + CLASSES.size() + " classes");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "source",
        "training",
        "job",
        "launch",
        "framework",
        "policy",
        "review",
        "http",
        "cluster",
        "cli"
      })
  void aRoomImportsOnlyWhatIsBelowIt(String room) {
    List<String> others = new ArrayList<>(MAY_IMPORT.keySet());
    others.remove(room);
    others.removeAll(MAY_IMPORT.get(room));
    noClasses()
        .that()
        .resideInAPackage(BASE + room + "..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            others.stream().map(other -> BASE + other + "..").toArray(String[]::new))
        .check(CLASSES);
  }

  @Test
  void thePureRoomsKnowNoServerNoClusterNoFilesAndNoClock() {
    noClasses()
        .that()
        .resideInAnyPackage(
            Arrays.stream(
                    new String[] {
                      "source", "training", "job", "launch", "framework", "policy", "review"
                    })
                .map(room -> BASE + room + "..")
                .toArray(String[]::new))
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "io.quarkus..",
            "jakarta..",
            "io.fabric8..",
            "io.vertx..",
            "org.jboss..",
            "java.util.logging..",
            "java.net..",
            "java.time..")
        .orShould()
        .dependOnClassesThat()
        .haveNameMatching("java\\.io\\.(File.*|PrintStream)|java\\.nio\\.file\\.(Files|FileSystem)")
        .check(CLASSES);
  }

  @Test
  void noRoomsFormACycle() {
    slices().matching("dev.tenfold.(*)..").should().beFreeOfCycles().check(CLASSES);
  }

  @Test
  void everyPackageIsNullMarkedAndSaysItsQuestion() {
    Set<JavaPackage> packages =
        CLASSES.stream().map(JavaClass::getPackage).collect(Collectors.toSet());
    for (JavaPackage room : packages) {
      assertTrue(room.isAnnotatedWith(NullMarked.class), room.getName() + " has no @NullMarked");
    }
  }

  @Test
  void theListsNameEveryClassOnDisk() {
    assertEquals(onDisk(JobKind.class), listed(JobKinds.ALL));
    assertEquals(onDisk(Framework.class), listed(Frameworks.ALL));
    assertEquals(onDisk(Check.class), listed(Checks.ALL));
  }

  private static Set<String> onDisk(Class<?> shape) {
    return CLASSES.stream()
        .filter(candidate -> candidate.isAssignableTo(shape) && !candidate.isInterface())
        .map(JavaClass::getName)
        .collect(Collectors.toSet());
  }

  private static Set<String> listed(List<?> list) {
    return list.stream().map(entry -> entry.getClass().getName()).collect(Collectors.toSet());
  }

  @Test
  void nothingPrintsOutsideTheCommandLine() {
    classes()
        .that()
        .resideOutsideOfPackages(BASE + "cli..", "dev.tenfold")
        .should()
        .onlyDependOnClassesThat()
        .doNotHaveFullyQualifiedName("java.io.PrintStream")
        .check(CLASSES);
  }
}
