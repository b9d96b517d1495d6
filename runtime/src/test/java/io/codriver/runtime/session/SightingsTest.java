package io.codriver.runtime.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.codriver.runtime.fuse.CabinGeometry;
import io.codriver.runtime.fuse.Looks;
import io.codriver.runtime.plan.FirstCar;
import io.codriver.vision.Occupant;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What is remembered of looks, and for how long. */
class SightingsTest {
    private static final Instant NOW = Instant.EPOCH.plusSeconds(1000);
    private static final CabinGeometry CABIN =
            CabinGeometry.of(Map.of("driver", List.of(0.0, 0.4, 1.2)), Map.of("roof", List.of(0.5, 0.4, 1.5)), "left");

    private final Sightings sightings = new Sightings(new Looks(FirstCar.CATALOG, CABIN));

    private static Occupant occupant(String seat, double pitch, String gaze) {
        return new Occupant(seat, 0, pitch, gaze.isEmpty() ? Optional.empty() : Optional.of(gaze), 0, 0, 1);
    }

    @Test
    void nobodyIsSeenAtFirst() {
        assertThat(sightings.look("driver", NOW)).isEmpty();
    }

    @Test
    void aClearGazeCountsBeforeTheHead() {
        sightings.seen(List.of(occupant("driver", 31, "window@driver"), occupant("rear-left", 0, "sunroof")), NOW);

        assertThat(sightings.look("driver", NOW)).isEqualTo("window@driver");
        assertThat(sightings.look("rear-left", NOW)).isEqualTo("roof");
        assertThat(sightings.look("rear-right", NOW)).isEmpty();
    }

    @Test
    void theHeadsDirectionIsTheLookOtherwise() {
        sightings.seen(List.of(occupant("driver", 31, "")), NOW);
        assertThat(sightings.look("driver", NOW)).isEqualTo("roof");

        sightings.seen(List.of(occupant("driver", -31, "the moon")), NOW);
        assertThat(sightings.look("driver", NOW)).isEmpty();
    }

    @Test
    void anOldPictureSaysNothing() {
        sightings.seen(List.of(occupant("driver", 0, "trunk")), NOW);

        assertThat(sightings.look("driver", NOW.plus(Sightings.SEEN_FOR))).isEqualTo("trunk");
        assertThat(sightings.look("driver", NOW.plus(Sightings.SEEN_FOR).plusMillis(1)))
                .isEmpty();
    }

    @Test
    void aNewPictureReplacesTheOld() {
        sightings.seen(List.of(occupant("driver", 0, "trunk")), NOW);
        sightings.seen(List.of(), NOW.plusMillis(100));

        assertThat(sightings.look("driver", NOW.plusMillis(100))).isEmpty();
    }

    @Test
    void whatIsToldCountsBeforeWhatIsSeenUntilItIsForgotten() {
        Instant later = NOW.plus(Sightings.TOLD_FOR);
        sightings.told("driver", "roof", NOW);
        sightings.seen(List.of(occupant("driver", 0, "trunk")), later);

        assertThat(sightings.look("driver", later.minusMillis(1))).isEqualTo("roof");
        assertThat(sightings.look("driver", later)).isEqualTo("trunk");
    }

    @Test
    void whatIsToldCanBeTakenBack() {
        sightings.told("driver", "roof", NOW);
        assertThat(sightings.told("driver", "", NOW)).isTrue();

        assertThat(sightings.look("driver", NOW.plus(Duration.ofSeconds(1)))).isEmpty();
    }

    @Test
    void noMoreSeatsThanACarHasAreKept() {
        for (int i = 0; i < 16; i++) {
            assertThat(sightings.told("seat-" + i, "roof", NOW)).isTrue();
        }

        assertThat(sightings.told("one-more", "roof", NOW)).isFalse();
        assertThat(sightings.told("seat-3", "trunk", NOW)).isTrue();
        assertThat(sightings.look("seat-3", NOW)).isEqualTo("trunk");
    }
}
