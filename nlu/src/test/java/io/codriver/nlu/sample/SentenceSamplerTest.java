package io.codriver.nlu.sample;

import static org.assertj.core.api.Assertions.assertThat;

import io.codriver.nlu.Interpreter.Context;
import io.codriver.nlu.Understanding;
import io.codriver.nlu.Wish;
import io.codriver.nlu.match.CatalogMatcher;
import io.codriver.nlu.match.TestCar;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SentenceSamplerTest {
    private final List<Sample> samples = new SentenceSampler(TestCar.vocabulary(), TestCar.ENGLISH, 7).sample(3);

    @Test
    void everySampledSentenceIsUnderstood() {
        CatalogMatcher matcher = TestCar.matcher();
        List<String> deaf = new ArrayList<>();
        for (Sample sample : samples) {
            Understanding understood = matcher.interpret(sample.text(), Context.FRESH);
            if (understood.kind() != Understanding.Kind.WISHES) {
                deaf.add(sample + " " + understood.why());
            }
        }
        assertThat(samples).hasSizeGreaterThan(1000);
        assertThat(deaf).isEmpty();
    }

    @Test
    void aSentenceMeansTheDeviceItWasSampledFromOrOneOfTheSameName() {
        CatalogMatcher matcher = TestCar.matcher();
        List<String> wrong = new ArrayList<>();
        for (Sample sample : samples) {
            for (Wish wish : matcher.interpret(sample.text(), Context.FRESH).wishes()) {
                if (!wish.device().equals(sample.device()) && !shareName(wish.device(), sample.device())) {
                    wrong.add(sample + " -> " + wish);
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void theSameSeedGivesTheSameSentences() {
        assertThat(new SentenceSampler(TestCar.vocabulary(), TestCar.ENGLISH, 7).sample(3))
                .isEqualTo(samples);
    }

    private static boolean shareName(String one, String other) {
        return names(one).stream().anyMatch(names(other)::contains);
    }

    private static List<String> names(String device) {
        return TestCar.vocabulary().devices().stream()
                .filter(d -> d.id().equals(device))
                .flatMap(d -> java.util.stream.Stream.concat(d.names().stream(), d.plurals().stream()))
                .toList();
    }
}
