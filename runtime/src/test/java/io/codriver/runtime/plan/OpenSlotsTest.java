package io.codriver.runtime.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.codriver.vehiclebus.SignalValue;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is said in an open slot is looked up before it is planned with. */
class OpenSlotsTest {
    private static final SlotLookup PEOPLE = (device, slot, text, others, snapshot) -> switch (text) {
        case "anna" -> new Lookup.Several(List.of("Anna Berg", "Anna Stone"));
        case "bob" -> new Lookup.Found("Bob Hill", Map.of(FirstCar.path("media/title"), SignalValue.of("dialling")));
        default -> new Lookup.None();
    };
    private final Planner planner = new Planner(FirstCar.CATALOG, FirstCar.MODEL, PEOPLE);

    private Planned planned(String wish) {
        return planner.plan(Shorthand.wish(wish), "driver", FirstCar.parked());
    }

    @Test
    void whatIsFoundIsWrittenByItsOwnNameAndBringsItsSignals() {
        Planned.Change change = (Planned.Change) planned("start phone contact=bob");

        assertThat(change.action().slots()).containsExactly(Map.entry("contact", "Bob Hill"));
        assertThat(FirstCar.show(change.writes())).isEqualTo("phone=Bob~Hill media/title=dialling");
    }

    @Test
    void whatMayBeSeveralIsAskedAbout() {
        Planned.Unclear unclear = (Planned.Unclear) planned("start phone contact=anna");

        assertThat(unclear.names()).containsExactly("Anna Berg", "Anna Stone");
        assertThat(unclear.choices())
                .containsExactly(
                        Shorthand.wish("start phone contact=Anna~Berg"),
                        Shorthand.wish("start phone contact=Anna~Stone"));
        assertThat(unclear.action().slots()).containsEntry("contact", "anna");
    }

    @Test
    void whatIsUnknownIsImpossible() {
        Planned.Impossible no = (Planned.Impossible) planned("start phone contact=zoe");

        assertThat(no.obstacle()).isEqualTo(Obstacle.NOT_FOUND);
        assertThat(FirstCar.replies().impossible(no, "driver")).isEqualTo("I don't know any zoe.");
    }

    @Test
    void withoutALookupWordsStandAsTheyWereSaid() {
        Planned planned =
                FirstCar.planner().plan(Shorthand.wish("start phone contact=zoe"), "driver", FirstCar.parked());

        assertThat(FirstCar.show(((Planned.Change) planned).writes())).isEqualTo("phone=zoe");
    }
}
