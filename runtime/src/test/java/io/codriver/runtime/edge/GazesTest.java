package io.codriver.runtime.edge;

import static org.assertj.core.api.Assertions.assertThat;

import io.codriver.runtime.fuse.CabinGeometry;
import io.codriver.runtime.fuse.Looks;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A page may say that somebody looks at what there is, and at nothing else. */
class GazesTest {
    private final List<String> looked = new ArrayList<>();
    private boolean full;
    private final Gazes gazes = new Gazes(
            new Looks(Cockpit.CATALOG, CabinGeometry.UNKNOWN), (seat, look) -> !full && looked.add(seat + ": " + look));

    @Test
    void aDeviceIsSaidAsTheModelKnowsIt() {
        assertThat(gazes.looked(new PageRequest.Look("driver", "sunroof"))).isEmpty();
        assertThat(gazes.looked(new PageRequest.Look("driver", ""))).isEmpty();

        assertThat(looked).containsExactly("driver: roof", "driver: ");
    }

    @Test
    void whatCannotBeLookedAtIsToldOf() {
        assertThat(gazes.looked(new PageRequest.Look("driver", "moon@" + "x".repeat(500))))
                .hasValueSatisfying(
                        problem -> assertThat(problem).contains("'moon@x").hasSizeLessThan(100));

        assertThat(looked).isEmpty();
    }

    @Test
    void tooManyAreToldOf() {
        full = true;

        assertThat(gazes.looked(new PageRequest.Look("driver", "roof"))).isPresent();
    }
}
