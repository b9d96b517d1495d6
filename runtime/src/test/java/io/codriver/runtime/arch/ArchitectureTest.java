package io.codriver.runtime.arch;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.time.Instant;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Who may know whom. A rule that sees no classes proves nothing, so each says how many it must at least have seen; the
 * counts are floors well below what there was when the rule was written.
 */
class ArchitectureTest {
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.codriver");

    private static final String[] PURE = {
        "io.codriver.runtime.plan",
        "io.codriver.runtime.turn",
        "io.codriver.runtime.fuse",
        "io.codriver.runtime.reply",
        "io.codriver.nlu..",
        "io.codriver.vehiclebus.guard"
    };
    /** They read a file of the program itself, once, before anything is decided. */
    private static final String READERS =
            "io\\.codriver\\.(runtime\\.reply\\.ReplyBook|nlu\\.language\\.(LanguagePack|PackReader)).*";

    private static Set<JavaClass> seen(DescribedPredicate<JavaClass> which, int atLeast) {
        Set<JavaClass> seen = CLASSES.stream().filter(which).collect(Collectors.toSet());
        assertThat(seen).as(which.getDescription()).hasSizeGreaterThanOrEqualTo(atLeast);
        return seen;
    }

    @Test
    void onlyProductionClassesAreLookedAt() {
        seen(resideInAPackage("io.codriver.."), 150);
        assertThat(CLASSES).noneMatch(c -> c.getSimpleName().endsWith("Test"));
    }

    /** Vision has no classes of its own until its issue comes; the others must be there. */
    @ParameterizedTest
    @CsvSource({
        "models, 7, voice vision nlu vehiclebus runtime",
        "voice, 40, vision nlu vehiclebus runtime",
        "vision, 0, voice nlu vehiclebus runtime",
        "nlu, 40, voice vision vehiclebus runtime",
        "vehiclebus, 40, models voice vision nlu runtime",
    })
    void modulesKeepToThemselves(String module, int atLeast, String strangers) {
        seen(resideInAPackage("io.codriver." + module + ".."), atLeast);
        String[] packages = Set.of(strangers.split(" ")).stream()
                .map(s -> "io.codriver." + s + "..")
                .toArray(String[]::new);

        ArchRule rule = noClasses()
                .that()
                .resideInAPackage("io.codriver." + module + "..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(packages);
        rule.allowEmptyShould(atLeast == 0).check(CLASSES);
    }

    @ParameterizedTest
    @CsvSource({
        "io.vertx.., io.codriver.runtime.edge..",
        "io.netty.., io.codriver.runtime.edge..",
        "org.vosk.., io.codriver.voice.vosk..",
        "marytts.., io.codriver.voice.mary..",
        "org.eclipse.paho.., io.codriver.vehiclebus.gateway.mqtt..",
        "ai.onnxruntime.., io.codriver.models..",
        "picocli.., io.codriver.runtime.cli..",
    })
    void aLibraryHasOneUser(String library, String user) {
        DescribedPredicate<JavaClass> others = not(resideInAPackage(user));
        seen(others, 120);

        noClasses()
                .that(others)
                .should()
                .dependOnClassesThat()
                .resideInAPackage(library)
                .check(CLASSES);
    }

    /** Those that are there already are really used, so that the rule above is about something. */
    @ParameterizedTest
    @CsvSource({
        "org.vosk, io.codriver.voice.vosk",
        "org.eclipse.paho, io.codriver.vehiclebus.gateway.mqtt",
        "ai.onnxruntime, io.codriver.models",
    })
    void theOneUserUsesIt(String library, String user) {
        assertThat(seen(resideInAPackage(user), 1)).anyMatch(c -> c.getDirectDependenciesFromSelf().stream()
                .anyMatch(d -> d.getTargetClass().getPackageName().startsWith(library)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "io.codriver.runtime.plan",
                "io.codriver.runtime.turn",
                "io.codriver.runtime.fuse",
                "io.codriver.runtime.reply",
                "io.codriver.nlu",
                "io.codriver.nlu.match",
                "io.codriver.nlu.fused",
                "io.codriver.vehiclebus.guard"
            })
    void thePurePackagesAreThere(String name) {
        seen(resideInAPackage(name), 3);
    }

    @Test
    void thePureCoreHasNoClockThreadLoggerFileOrSocket() {
        DescribedPredicate<JavaClass> pure = resideInAnyPackage(PURE).and(not(nameMatching(READERS)));
        seen(pure, 80);

        noClasses()
                .that(pure)
                .should()
                .dependOnClassesThat(resideInAnyPackage(
                                "org.slf4j..",
                                "java.util.logging..",
                                "java.io..",
                                "java.nio.file..",
                                "java.nio.channels..",
                                "java.net..",
                                "java.util.concurrent..")
                        .or(JavaClass.Predicates.assignableTo(Clock.class))
                        .or(JavaClass.Predicates.assignableTo(Thread.class)))
                .check(CLASSES);
    }

    @Test
    void thePureCoreDoesNotAskForTheTime() {
        DescribedPredicate<JavaClass> pure = resideInAnyPackage(PURE);
        seen(pure, 80);

        noClasses()
                .that(pure)
                .should()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(System.class, "nanoTime")
                .orShould()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(Math.class, "random")
                .check(CLASSES);
    }

    @Test
    void onlyWhereThePartsAreJoinedIsTheEnvironmentRead() {
        DescribedPredicate<JavaClass> others =
                not(resideInAnyPackage("io.codriver.runtime.boot..", "io.codriver.runtime.cli.."));
        seen(others, 120);

        noClasses()
                .that(others)
                .should()
                .callMethod(System.class, "getenv")
                .orShould()
                .callMethod(System.class, "getenv", String.class)
                .check(CLASSES);
    }

    @Test
    void theCoreOfTheRuntimeDoesNotKnowItsEdges() {
        DescribedPredicate<JavaClass> core = resideInAnyPackage(
                "io.codriver.runtime.plan..",
                "io.codriver.runtime.turn..",
                "io.codriver.runtime.fuse..",
                "io.codriver.runtime.reply..",
                "io.codriver.runtime.session..",
                "io.codriver.runtime.catalog..");
        seen(core, 60);

        noClasses()
                .that(core)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "io.codriver.runtime.boot..",
                        "io.codriver.runtime.cli..",
                        "io.codriver.runtime.edge..",
                        "io.codriver.runtime.eval..",
                        "io.codriver.runtime.drive..")
                .check(CLASSES);
    }

    @Test
    void theSimulatedCabinNeedsNothingButTheFormatOfSound() {
        DescribedPredicate<JavaClass> cabin = resideInAPackage("io.codriver.runtime.acoustics");
        seen(cabin, 20);

        classes()
                .that(cabin)
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("java..", "org.jspecify..", "io.codriver.runtime.acoustics", "io.codriver.voice")
                .check(CLASSES);
    }

    @Test
    void everyPackageSaysWhatItIsForAndIsNullMarked() {
        Set<String> packages = CLASSES.stream()
                .filter(c -> !c.getSimpleName().equals("package-info"))
                .map(JavaClass::getPackageName)
                .collect(Collectors.toSet());
        assertThat(packages).hasSizeGreaterThanOrEqualTo(14);

        Set<String> marked = CLASSES.stream()
                .filter(c -> c.getSimpleName().equals("package-info") && c.isAnnotatedWith(NullMarked.class))
                .map(JavaClass::getPackageName)
                .collect(Collectors.toSet());
        assertThat(marked).containsAll(packages);
    }
}
