package io.codriver.runtime.eval;

import static org.assertj.core.api.Assertions.assertThat;

import io.codriver.runtime.boot.Mind;
import io.codriver.runtime.catalog.AppLoader;
import io.codriver.runtime.catalog.Case;
import io.codriver.runtime.catalog.CaseLoader;
import io.codriver.runtime.catalog.Catalog;
import io.codriver.runtime.catalog.CatalogLoader;
import io.codriver.runtime.catalog.Loaded;
import io.codriver.vehiclebus.guard.PolicyRule;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** The bundled car is as broad as it says, every sentence of its cases changes exactly what it should. */
class WholeCarTest {
    private static final Path DIR = Path.of("..", "catalogs", "car");
    private static final Catalog CAR = ((Loaded.Ok) new CatalogLoader().load(DIR)).catalog();
    private static final CaseLoader.Read CASES = new CaseLoader().load(DIR, CAR);

    private static Mind mind(String language) {
        return Mind.of(CAR, new AppLoader().load(DIR, CAR).data(), language);
    }

    private static List<Case.Step> steps() {
        return CASES.cases().stream().flatMap(c -> c.steps().stream()).toList();
    }

    @Test
    void hasTheBreadthOfAProductionCar() {
        assertThat(CAR.devices()).hasSizeGreaterThanOrEqualTo(120);
        assertThat(CAR.signals()).hasSizeGreaterThanOrEqualTo(400);
        assertThat(CAR.policies()).hasSizeGreaterThanOrEqualTo(40);
    }

    @Test
    void everySentenceChangesExactlyWhatItsCaseSays() {
        assertThat(CASES.problems()).isEmpty();
        List<String> failures = new ArrayList<>();
        for (String language : CAR.phrases().keySet()) {
            List<Case> said = CASES.cases().stream()
                    .filter(c -> c.language().equals(language))
                    .toList();
            failures.addAll(new CaseRun(mind(language)).run(said));
        }
        assertThat(failures).isEmpty();
        assertThat(steps().stream().filter(s -> !s.say().isEmpty())).hasSizeGreaterThanOrEqualTo(600);
    }

    @Test
    void everyPolicySpeaksInOneCaseAndIsSilentInAnother() {
        Set<String> ids = new LinkedHashSet<>();
        CAR.policies().stream().map(PolicyRule::id).forEach(ids::add);
        assertThat(ids).allMatch(named(Case.Step::policy)::contains, "speaks in a case");
        assertThat(ids).allMatch(named(Case.Step::silent)::contains, "is silent in a case");
    }

    private static Set<String> named(Function<Case.Step, String> policy) {
        Set<String> named = new LinkedHashSet<>();
        steps().forEach(s -> named.add(policy.apply(s)));
        return named;
    }

    @Test
    void everyTraitOfEveryDeviceInEveryZoneIsReachedByFiveSentences() {
        assertThat(new CoverageCheck(mind("en")).gaps()).isEmpty();
    }
}
