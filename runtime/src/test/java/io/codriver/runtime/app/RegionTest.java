package io.codriver.runtime.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.codriver.runtime.app.RouteWish.Preference;
import io.codriver.runtime.catalog.AppData.Node;
import io.codriver.runtime.catalog.AppData.Region;
import io.codriver.runtime.catalog.AppData.Road;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The bundled region is one that one can drive in. */
class RegionTest {
    private static final Region REGION = WholeCar.DATA.region().orElseThrow();
    private static final RouteWish FASTEST = new RouteWish(Preference.FASTEST, Set.of());
    private final Places places = new Places(REGION);

    @Test
    void isLargeEnoughAndEveryPlaceCanBeReached() {
        Node home = places.map().node("Hale Residence").orElseThrow();
        assertThat(REGION.nodes()).hasSizeGreaterThanOrEqualTo(60);
        assertThat(REGION.roads()).hasSizeGreaterThanOrEqualTo(80);
        assertThat(REGION.nodes()).allSatisfy(n -> assertThat(places.map().route(home, n, FASTEST))
                .as(n.name())
                .isPresent());
    }

    /** A road shorter than the crow flies would let the fastest way be a lie. */
    @Test
    void noRoadIsShorterThanTheCrowFlies() {
        for (Road road : REGION.roads()) {
            Node from = places.map().node(road.from()).orElseThrow();
            Node to = places.map().node(road.to()).orElseThrow();
            double crow = RoadMap.km(from.latitude(), from.longitude(), to.latitude(), to.longitude());
            assertThat(road.km()).as(road.toString()).isGreaterThan(crow * 0.99).isLessThan(crow * 1.5 + 0.1);
        }
    }

    @Test
    void everyCategoryAndAliasMeansAPlace() {
        Node home = places.map().node("Hale Residence").orElseThrow();
        assertThat(REGION.categories().values())
                .filteredOn(c -> !c.equals("nearest airport"))
                .allSatisfy(
                        c -> assertThat(places.resolve(c, home, FASTEST)).as(c).isPresent());
        assertThat(REGION.aliases().keySet())
                .allSatisfy(
                        a -> assertThat(places.resolve(a, home, FASTEST)).as(a).isPresent());
    }
}
