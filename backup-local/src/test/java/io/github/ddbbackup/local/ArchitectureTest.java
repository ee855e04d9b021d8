package io.github.ddbbackup.local;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
  private static final String ROOT = "io.github.ddbbackup.local";

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages(ROOT);

  @Test
  void packagesHaveNoCycles() {
    slices().matching(ROOT + ".(*)..").should().beFreeOfCycles().check(CLASSES);
  }

  @Test
  void whatServicesShareDoesNotKnowThem() {
    noClasses()
        .that()
        .resideInAnyPackage(ROOT + ".http", ROOT + ".time", ROOT + ".fault", ROOT + ".state")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            ROOT + ".dynamodb..",
            ROOT + ".s3..",
            ROOT + ".firehose..",
            ROOT + ".lambda..",
            ROOT + ".events..",
            ROOT + ".logs..",
            ROOT + ".iam..",
            ROOT + ".sts..",
            ROOT + ".cloudtrail..",
            ROOT + ".monitoring..",
            ROOT + ".quotas..",
            ROOT + ".calls..")
        .check(CLASSES);
  }

  @Test
  void nothingIsCompiledAgainstDynamoDbLocal() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("software.amazon.dynamodb..", "com.amazonaws.services.dynamodbv2..")
        .check(CLASSES);
  }
}
