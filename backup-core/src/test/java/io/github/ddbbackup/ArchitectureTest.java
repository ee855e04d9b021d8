package io.github.ddbbackup;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.codeUnits;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.LocationProvider;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import io.github.ddbbackup.event.BackupEvent;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The rooms of the core and the arrows that are allowed between them. */
@AnalyzeClasses(locations = ArchitectureTest.CoreClasses.class)
class ArchitectureTest {

  static final String ROOT = "io.github.ddbbackup";

  private static final String SDK = "software.amazon.awssdk..";

  /** Each room may use those before it. */
  private static final List<String> ROOMS =
      List.of(
          "event",
          "naming",
          "config",
          "filter",
          "record",
          "plan",
          "bundle",
          "deflate",
          "aws",
          "catalog",
          "provision",
          "doctor",
          "delivery",
          "store",
          "archive",
          "live",
          "state",
          "snapshot",
          "history",
          "ddl",
          "verify",
          "restore",
          "report");

  private static final List<String> ROOMS_WITHOUT_SDK =
      List.of(
          "event", "naming", "config", "filter", "record", "plan", "bundle", "deflate", "store",
          "report");

  private static final List<String> ROOMS_WITH_SDK_IN_SIGNATURES =
      List.of("aws", "catalog", "provision", "delivery");

  @ArchTest
  static final ArchRule everyClassHasARoom = classes().should().resideInAnyPackage(packages(ROOMS));

  @ArchTest
  static final ArchRule noCycles = slices().matching(ROOT + ".(**)").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule noSdkInPureRooms =
      noClasses()
          .that()
          .resideInAnyPackage(packages(ROOMS_WITHOUT_SDK))
          .should()
          .dependOnClassesThat()
          .resideInAPackage(SDK);

  @ArchTest
  static final ArchRule publicSignaturesUseJdkAndOwnTypes =
      codeUnits()
          .that()
          .areDeclaredInClassesThat()
          .resideOutsideOfPackages(packages(ROOMS_WITH_SDK_IN_SIGNATURES))
          .should(useJdkAndOwnTypesWhereVisible());

  @ArchTest
  static void roomsUseOnlyThoseBeforeThem(JavaClasses classes) {
    for (int i = 0; i < ROOMS.size() - 1; i++) {
      noClasses()
          .that()
          .resideInAPackage(packages(ROOMS)[i])
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(packages(ROOMS.subList(i + 1, ROOMS.size())))
          .allowEmptyShould(true)
          .check(classes);
    }
  }

  @ArchTest
  static void productionClassesAreSeen(JavaClasses classes) {
    assertThat(classes.contain(ROOT + ".event.BackupEvent")).isTrue();
  }

  /** The classes of this module alone: its tests have others of the same root on the class path. */
  static final class CoreClasses implements LocationProvider {
    @Override
    public Set<Location> get(Class<?> testClass) {
      return Set.of(
          Location.of(BackupEvent.class.getProtectionDomain().getCodeSource().getLocation()));
    }
  }

  private static String[] packages(List<String> rooms) {
    return rooms.stream().map(room -> ROOT + "." + room + "..").toArray(String[]::new);
  }

  private static ArchCondition<JavaCodeUnit> useJdkAndOwnTypesWhereVisible() {
    return new ArchCondition<>("use JDK and own types in visible signatures") {
      @Override
      public void check(JavaCodeUnit unit, ConditionEvents events) {
        if (isVisible(unit)) {
          signature(unit)
              .filter(type -> !isJdkOrOwn(type))
              .map(type -> unit.getFullName() + " shows " + type.getName())
              .forEach(text -> events.add(SimpleConditionEvent.violated(unit, text)));
        }
      }
    };
  }

  private static boolean isVisible(JavaCodeUnit unit) {
    return isVisible(unit.getModifiers()) && isVisible(unit.getOwner().getModifiers());
  }

  private static boolean isVisible(Set<JavaModifier> modifiers) {
    return (modifiers.contains(JavaModifier.PUBLIC) || modifiers.contains(JavaModifier.PROTECTED))
        && !modifiers.contains(JavaModifier.SYNTHETIC);
  }

  private static Stream<JavaClass> signature(JavaCodeUnit unit) {
    Stream<JavaClass> generics =
        Stream.concat(
            unit.getReturnType().getAllInvolvedRawTypes().stream(),
            unit.getParameterTypes().stream()
                .flatMap(type -> type.getAllInvolvedRawTypes().stream()));
    return Stream.concat(generics, unit.getExceptionTypes().stream());
  }

  private static boolean isJdkOrOwn(JavaClass type) {
    String name = type.getBaseComponentType().getPackageName();
    return type.getBaseComponentType().isPrimitive()
        || name.startsWith("java.")
        || name.startsWith("javax.")
        || name.startsWith(ROOT);
  }
}
