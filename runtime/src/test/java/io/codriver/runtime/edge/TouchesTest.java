package io.codriver.runtime.edge;

import static org.assertj.core.api.Assertions.assertThat;

import io.codriver.nlu.Operation;
import io.codriver.nlu.Value;
import io.codriver.nlu.Wish;
import io.codriver.nlu.ZoneTerm;
import io.codriver.runtime.catalog.Catalog;
import io.codriver.runtime.catalog.CatalogLoader;
import io.codriver.runtime.catalog.Loaded;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A control may wish for what the catalogue has, and for nothing else. */
class TouchesTest {
    private static final Catalog CAR =
            ((Loaded.Ok) new CatalogLoader().load(Path.of("..", "catalogs", "first"))).catalog();

    private final List<Wish> wishes = new ArrayList<>();
    private final List<String> said = new ArrayList<>();
    private final Touches touches = new Touches(CAR, Map.of("window", "window"), (seat, text, wish) -> {
        said.add(seat + ": " + text);
        return wishes.add(wish);
    });

    private static PageRequest.Touch touch(String device, String operation, List<String> zones, Object value) {
        return new PageRequest.Touch("driver", device, operation, zones, value, Map.of());
    }

    @Test
    void freeTextFillsASlotOfTheDevice() {
        PageRequest.Touch call =
                new PageRequest.Touch("driver", "phone", "start", List.of(), null, Map.of("contact", "Anna Berg"));
        assertThat(touches.touched(call)).isEmpty();

        assertThat(wishes)
                .containsExactly(
                        new Wish(Operation.START, "phone", List.of(), Value.NONE, Map.of("contact", "Anna Berg")));
        assertThat(said).containsExactly("driver: phone: start Anna Berg");
    }

    @ParameterizedTest
    @CsvSource({"phone,start,title", "window,set,contact", "phone,start,''"})
    void freeTextForASlotThatTheDeviceLacksIsNotWishedFor(String device, String operation, String slot) {
        assertThat(touches.touched(
                        new PageRequest.Touch("driver", device, operation, List.of(), null, Map.of(slot, "x"))))
                .hasValueSatisfying(problem -> assertThat(problem).contains("takes no"));
        assertThat(wishes).isEmpty();
    }

    @Test
    void becomesTheWishThatASentenceWouldBe() {
        assertThat(touches.touched(touch("window", "set", List.of("rear-left"), 50.0)))
                .isEmpty();

        assertThat(wishes)
                .containsExactly(new Wish(
                        Operation.SET, "window", List.of(ZoneTerm.named("rear-left")), Value.number(50, ""), Map.of()));
        assertThat(said).containsExactly("driver: window, rear left: set 50");
    }

    @ParameterizedTest
    @CsvSource({"ejector-seat,on,driver", "window,pause,driver", "window,explode,driver", "window,open,trunk"})
    void whatTheCatalogueLacksIsNotWishedFor(String device, String operation, String zone) {
        assertThat(touches.touched(touch(device, operation, List.of(zone), "x")))
                .isPresent();
        assertThat(wishes).isEmpty();
    }
}
