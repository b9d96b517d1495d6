package io.codriver.runtime.app;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LikenessTest {
    @ParameterizedTest
    @CsvSource({
        "vale, veil, 0.92, 1",
        "harbor, harbour, 0.92, 1",
        "museum, muesum, 0.83, 1",
        "anna, nana, 0, 0.5",
        "to, two, 0, 0",
        "berg, bird, 0, 0.5",
        "stone, stone, 1, 1",
    })
    void wordsAreAsAlikeAsTheyShouldBe(String one, String other, double least, double most) {
        assertThat(Likeness.of(one, other)).isBetween(least, most);
    }

    @ParameterizedTest
    @CsvSource({"ab, ba, 1", "kitten, sitting, 3", "a, '', 1", "'', '', 0"})
    void distanceCountsSwapsOfNeighboursOnce(String one, String other, int distance) {
        assertThat(Likeness.distance(one, other)).isEqualTo(distance);
    }

    @Property
    void likenessIsSymmetricAndBounded(
            @ForAll @AlphaChars @StringLength(max = 50) String one,
            @ForAll @AlphaChars @StringLength(max = 50) String other) {
        assertThat(Likeness.of(one, other)).isEqualTo(Likeness.of(other, one)).isBetween(0.0, 1.0);
    }
}
