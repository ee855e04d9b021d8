package io.github.ddbbackup.maven;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packagesOf = BoundariesTest.class, importOptions = DoNotIncludeTests.class)
class BoundariesTest {

  @ArchTest
  static final ArchRule goalsCallTheCoreAndNotAws =
      noClasses().should().dependOnClassesThat().resideInAPackage("software.amazon..");

  @ArchTest
  static final ArchRule reportsDoNotKnowMaven =
      noClasses()
          .that()
          .resideInAPackage("..report..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.apache.maven..");

  @ArchTest
  static final ArchRule packagesHaveNoCycles =
      slices().matching("io.github.ddbbackup.(**)").should().beFreeOfCycles();
}
