package plumb.cli;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Holds what Maven cannot: who may use whom between packages, and which package owns a library. */
class LayoutTest {

  /** Xtext's and EMF's output: its packages have the shape that those give them. */
  private static final String[] GENERATED = {
    "plumb.dsl.puppet..", "plumb.dsl.services..", "plumb.dsl.parser.antlr..",
  };

  private static JavaClasses ours;

  @BeforeAll
  static void readClasses() {
    ours =
        new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .withImportOption(location -> !location.contains("-tests.jar"))
            .importPackages("plumb");
    assertThat(ours).as("classes of this project on the class path").hasSizeGreaterThan(100);
  }

  @Test
  void modulesUseOnlyTheModulesBelowThem() {
    ArchRule arrows =
        layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .layer("dsl")
            .definedBy("plumb.dsl..")
            .layer("values")
            .definedBy("plumb.values..")
            .layer("catalog")
            .definedBy("plumb.catalog..")
            .layer("compiler")
            .definedBy("plumb.compiler..")
            .layer("ruby")
            .definedBy("plumb.ruby..")
            .layer("environments")
            .definedBy("plumb.environments..")
            .layer("analysis")
            .definedBy("plumb.analysis..")
            .layer("store")
            .definedBy("plumb.store..")
            .layer("query")
            .definedBy("plumb.query..")
            .layer("server")
            .definedBy("plumb.server..")
            .layer("agent")
            .definedBy("plumb.agent..")
            .layer("host")
            .definedBy("plumb.host..")
            .layer("daemon")
            .definedBy("plumb.daemon..")
            .layer("cli")
            .definedBy("plumb.cli..")
            .whereLayer("dsl")
            .mayNotAccessAnyLayer()
            .whereLayer("values")
            .mayNotAccessAnyLayer()
            .whereLayer("catalog")
            .mayOnlyAccessLayers("values")
            .whereLayer("compiler")
            .mayOnlyAccessLayers("dsl", "catalog", "values")
            .whereLayer("ruby")
            .mayOnlyAccessLayers("compiler", "catalog", "values")
            .whereLayer("environments")
            .mayOnlyAccessLayers("compiler", "dsl", "catalog", "values")
            .whereLayer("analysis")
            .mayOnlyAccessLayers("compiler", "environments", "dsl", "catalog", "values")
            .whereLayer("store")
            .mayNotAccessAnyLayer()
            .whereLayer("query")
            .mayOnlyAccessLayers("store", "dsl", "catalog", "values")
            .whereLayer("server")
            .mayOnlyAccessLayers(
                "compiler", "environments", "query", "store", "dsl", "catalog", "values")
            .whereLayer("agent")
            .mayOnlyAccessLayers("catalog", "values")
            .whereLayer("host")
            .mayOnlyAccessLayers("agent", "catalog", "values")
            .whereLayer("daemon")
            .mayOnlyAccessLayers("host", "agent", "catalog", "values");
    arrows.check(ours);
  }

  @Test
  void packagesHaveNoCycles() {
    slices().assignedFrom(new HandWrittenPackages()).should().beFreeOfCycles().check(ours);
  }

  @Test
  void packagesAreNamedForWhatTheyHold() {
    noClasses()
        .that(not(resideInAnyPackage(GENERATED)))
        .should()
        .resideInAnyPackage(
            "..util..",
            "..utils..",
            "..common..",
            "..helper..",
            "..helpers..",
            "..misc..",
            "..base..",
            "..manager..")
        .check(ours);
  }

  @Test
  void packagesSayThatNothingIsNullUnlessMarked() {
    Set<String> unmarked = new TreeSet<>();
    for (JavaClass one : ours.that(not(resideInAnyPackage(GENERATED)))) {
      JavaPackage home = one.getPackage();
      if (!home.isAnnotatedWith(NullMarked.class)) {
        unmarked.add(home.getName());
      }
    }
    assertThat(unmarked).as("packages without @NullMarked in their package-info.java").isEmpty();
  }

  /** Columns: a library's packages; the packages of ours that may use it. */
  @ParameterizedTest
  @CsvSource({
    "org.eclipse.emf.. org.eclipse.xtext.. org.antlr.., plumb.dsl.. plumb.compiler.lower.."
        + " plumb.analysis.format.. plumb.analysis.rename..",
    "com.google.inject.. com.google.common.., plumb.dsl..",
    "org.yaml.snakeyaml.., plumb.compiler.yaml.. plumb.host.facts.. plumb.host.settings"
        + " plumb.host.concat plumb.daemon",
    "com.fasterxml.jackson.., plumb.catalog.json.. plumb.compiler.yaml.. plumb.host.facts..",
    "org.jruby.., plumb.ruby..",
    "org.joni.. org.jcodings.., plumb.values..",
    "org.bouncycastle.., plumb.compiler.eyaml.. plumb.server.authority.. plumb.daemon.server",
    "com.linecorp.armeria.., plumb.server plumb.server.http.. plumb.server.puppet.."
        + " plumb.server.git.http",
    "io.netty.., plumb.server plumb.server.http..",
    "io.micrometer.., plumb.server",
    "org.jdbi.., plumb.store..",
    "org.flywaydb.. com.zaxxer.. org.sqlite.. org.postgresql.., plumb.store",
    "com.typesafe.config.., plumb.compiler.yaml..",
    "org.eclipse.jgit.., plumb.environments.git.. plumb.server.git..",
    "org.apache.sshd.., plumb.server.git.ssh",
    "picocli.., plumb.cli.. plumb.daemon",
    "java.util.logging.., none",
  })
  void librariesHaveAHome(String library, String homes) {
    noClasses()
        .that(not(resideInAnyPackage(homes.split(" "))))
        .should()
        .dependOnClassesThat(resideInAnyPackage(library.split(" ")))
        .check(ours);
  }

  @Test
  void onlyProgramsEndTheProcess() {
    noClasses()
        .that(not(resideInAnyPackage("plumb.cli..", "plumb.daemon..")))
        .should()
        .callMethod(System.class, "exit", int.class)
        .check(ours);
  }

  /** Every package is a slice of its own, but for the generated ones, which are one. */
  private static final class HandWrittenPackages implements SliceAssignment {
    @Override
    public SliceIdentifier getIdentifierOf(JavaClass one) {
      if (resideInAnyPackage(GENERATED).test(one)) {
        return SliceIdentifier.of("generated");
      }
      return resideInAnyPackage("plumb..").test(one)
          ? SliceIdentifier.of(one.getPackageName())
          : SliceIdentifier.ignore();
    }

    @Override
    public String getDescription() {
      return "packages";
    }
  }
}
