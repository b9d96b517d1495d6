package io.codriver.vision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VocabularyTest {
    @ParameterizedTest
    @CsvSource({"0,2,0", "2,0,0", "2,2,11", "2,2,13", "-1,-1,3", "50000,50000,0"})
    void aFrameHasThreeBytesAPixel(int width, int height, int bytes) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new CameraFrame("cabin", width, height, new byte[bytes], 0));
    }

    @Test
    void aWholeFrameIsTaken() {
        assertThat(new CameraFrame("cabin", 2, 2, new byte[12], 0).rgb()).hasSize(12);
    }

    @ParameterizedTest
    @CsvSource({"1.1,0,0", "0,-0.1,0", "0,0,NaN"})
    void sharesAreFromZeroToOne(double mouth, double eyes, double confidence) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Occupant("driver", 0, 0, Optional.empty(), mouth, eyes, confidence));
    }
}
