package io.codriver.runtime.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.codriver.nlu.When;
import io.codriver.nlu.Wish;
import io.codriver.vehiclebus.Snapshot;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is said after "if": true, false, or nobody can tell. */
class ConditionsTest {
    private static Optional<Boolean> holds(String condition, String car) {
        String[] words = condition.split(" ");
        boolean every = words[0].equals("every");
        int at = every ? 1 : 0;
        Wish noun = Shorthand.wish("query " + words[at] + " " + words[at + 2]);
        When.Comparison how =
                When.Comparison.valueOf(words[at + 1].replace('-', '_').toUpperCase(Locale.ROOT));
        Snapshot snapshot = FirstCar.with(FirstCar.parked(), car == null ? "" : car);
        When.Check check = new When.State(noun.device(), noun.zones(), how, noun.value(), every);
        return FirstCar.planner().holds(List.of(check), "driver", snapshot);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "window@all is #open | | false",
                "window@all is #open | window@rear-left=5 | true",
                "window@all is #open | window@rear-left=? | unknown",
                "window@all is #open | window@rear-left=? window@driver=5 | true",
                "every window@all is #closed | | true",
                "every window@all is #closed | window@rear-left=5 | false",
                "every window@all is #closed | window@rear-left=? | unknown",
                "every window@all is #closed | window@rear-left=? window@driver=5 | false",
                "window@mine is-not #closed | window@driver=5 | true",
                "window@mine above 40% | window@driver=41 | true",
                "window@mine above 40% | window@driver=40 | false",
                "window@mine above 1/2 | window@driver=51 | true",
                "seat-heating@mine is #on | seat-heating@driver=33 | true",
                "seat-heating@mine is #on | seat-heating@driver=-33 | false",
                "seat-heating@mine is #off | seat-heating@driver=-33 | true",
                "seat-cooling@mine is #on | seat-heating@driver=-33 | true",
                "air-conditioning is #on | air-conditioning=true | true",
                "air-conditioning is #on | air-conditioning=? | unknown",
                "speed below 10 | | true",
                "speed below 10 | speed=? | unknown",
                "temperature@mine is 70f | temperature@driver=21.1 | true",
                "door@moon is #open | | unknown",
                "no-such-device is #open | | unknown",
                "speed is #purple | | unknown",
            })
    void judgesStates(String condition, String car, String expected) {
        assertThat(holds(condition, car).map(String::valueOf).orElse("unknown")).isEqualTo(expected);
    }

    @Test
    void nothingToCheckAndAnUnknownNameCannotBeTold() {
        Planner planner = FirstCar.planner();

        assertThat(planner.holds(List.of(), "driver", FirstCar.parked())).isEmpty();
        assertThat(planner.holds(List.of(new When.Named("nowhere")), "driver", FirstCar.parked()))
                .isEmpty();
    }
}
