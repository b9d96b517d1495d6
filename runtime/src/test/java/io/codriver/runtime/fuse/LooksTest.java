package io.codriver.runtime.fuse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.codriver.models.Bundle;
import io.codriver.runtime.catalog.Catalog;
import io.codriver.runtime.catalog.CatalogLoader;
import io.codriver.runtime.catalog.Loaded;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a name means, and what a direction points at in the cabin of the bundled model. */
class LooksTest {
    private static final Map<String, Map<String, List<Double>>> CABIN = cabin();
    private static final Catalog CAR = new CatalogLoader()
            .load(Path.of("..", "catalogs", "car"))
            .fold(Loaded.Ok::catalog, failed -> {
                throw new AssertionError(failed.problems());
            });
    private static final Looks LOOKS = new Looks(CAR, geometry("left"));

    private static Map<String, Map<String, List<Double>>> cabin() {
        try (InputStream in = Objects.requireNonNull(Bundle.class.getResourceAsStream("fused-en/cabin.json"))) {
            return new ObjectMapper().readValue(in, new TypeReference<>() {});
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static CabinGeometry geometry(String driverSide) {
        return CabinGeometry.of(
                Objects.requireNonNull(CABIN.get("heads")), Objects.requireNonNull(CABIN.get("targets")), driverSide);
    }

    @ParameterizedTest
    @CsvSource({
        "window@rear-left, window@rear-left",
        "window, window",
        "roof, roof",
        "road, road",
        "@left, @left",
        "rear-left, @rear-left",
        "windshield-rear, @windshield-rear",
        "driver, @driver",
        "sunroof, roof",
        "sunshade, roof",
        "trunk, trunk",
        "instrument-cluster, cluster",
        "seat-display@rear-right, display@rear-right",
        "air-vent@driver, vent@driver",
    })
    void aNameMeansALook(String gaze, String look) {
        assertThat(LOOKS.of(gaze)).contains(look);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "@", "moon", "window@", "window@moon", "@moon", "moon@driver", "window@@driver", "seats"})
    void nothingElseIsALook(String gaze) {
        assertThat(LOOKS.of(gaze)).isEmpty();
    }

    @Test
    void everythingToChooseFromIsALook() {
        assertThat(LOOKS.targets())
                .contains("window@rear-left", "roof", "road", "seat@rear-middle", "display", "trunk", "phone")
                .doesNotHaveDuplicates()
                .allSatisfy(target -> assertThat(LOOKS.of(target)).contains(target));
    }

    @ParameterizedTest
    @CsvSource({
        "driver, 0, -1, road",
        "driver, 56, -7, window@driver",
        "driver, -72, -4, window@front-passenger",
        "driver, 56, -30, door@driver",
        "front-passenger, -56, -7, window@front-passenger",
        "front-passenger, 90, -8, seat@driver",
        "rear-right, 83, -5, window@rear-left",
    })
    void aDirectionPointsAtTheNearest(String seat, double yaw, double pitch, String look) {
        assertThat(LOOKS.of(seat, yaw, pitch)).contains(look);
    }

    @Test
    void everyTargetIsFoundInItsOwnDirection() {
        Map<String, List<Double>> targets = Objects.requireNonNull(CABIN.get("targets"));
        Objects.requireNonNull(CABIN.get("heads"))
                .forEach((seat, head) -> targets.forEach((target, at) -> {
                    double x = at.get(0) - head.get(0);
                    double y = at.get(1) - head.get(1);
                    double z = at.get(2) - head.get(2);
                    double yaw = Math.toDegrees(Math.atan2(y, x));
                    double pitch = Math.toDegrees(Math.atan2(z, Math.hypot(x, y)));
                    if (!target.equals("seat@" + seat)) {
                        assertThat(LOOKS.of(seat, yaw + 360, pitch))
                                .as("%s at %s", seat, target)
                                .contains(target);
                    }
                }));
    }

    @ParameterizedTest
    @CsvSource({"driver, 20, 80", "driver, 45, -80", "moon, 0, 0", "driver, NaN, 0", "driver, 0, NaN"})
    void aDirectionFarFromEverythingPointsAtNothing(String seat, double yaw, double pitch) {
        assertThat(LOOKS.of(seat, yaw, pitch)).isEmpty();
    }

    @Test
    void withTheDriverOnTheRightTheCabinIsMirrored() {
        CabinGeometry mirrored = geometry("right");

        assertThat(mirrored.nearest("driver", -56, -7)).contains("window@driver");
        assertThat(mirrored.nearest("driver", 72, -4)).contains("window@front-passenger");
        assertThat(mirrored.nearest("rear-right", 83, -5)).contains("window@rear-left");
    }

    @Test
    void withoutAModelNoDirectionPointsAtAnything() {
        Looks blind = new Looks(CAR, CabinGeometry.UNKNOWN);

        assertThat(blind.of("driver", 0, 0)).isEmpty();
        assertThat(blind.of("window@driver")).contains("window@driver");
    }

    @Test
    void aPositionHasThreeNumbers() {
        assertThatThrownBy(() -> CabinGeometry.of(Map.of("driver", List.of(1.0)), Map.of(), "left"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("driver");
    }
}
