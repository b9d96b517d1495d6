package io.codriver.runtime.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.codriver.vehiclebus.SignalValue;
import io.codriver.vehiclebus.Snapshot;
import io.codriver.vehiclebus.guard.Write;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** {@code plans.txt}: seat | the car, where it isn't as parked | wish | what is written, or why not. */
class PlannerTest {
    private final Planner planner = FirstCar.planner();

    @TestFactory
    Stream<DynamicTest> theTable() throws IOException {
        List<String> rows = rows();
        assertThat(rows).hasSizeGreaterThan(100);
        return rows.stream()
                .map(row -> DynamicTest.dynamicTest(row, () -> {
                    String[] cells = row.split("\\|", -1);
                    Snapshot car = FirstCar.with(FirstCar.parked(), cells[1]);
                    Planned planned = planner.plan(Shorthand.wish(cells[2]), cells[0].strip(), car);
                    assertThat(show(planned)).isEqualTo(cells[3].strip().replaceAll("\\s+", " "));
                }));
    }

    private static List<String> rows() throws IOException {
        try (InputStream in = Objects.requireNonNull(PlannerTest.class.getResourceAsStream("plans.txt"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .toList();
        }
    }

    private static String show(Planned planned) {
        return planned.fold(
                change -> change.writes().isEmpty() ? "already" : FirstCar.show(change.writes()),
                answer -> answer.facts().stream().map(PlannerTest::show).collect(Collectors.joining(" ")),
                open -> "which " + open.names(),
                no -> no.obstacle().name());
    }

    private static String show(Planned.Fact fact) {
        String value = fact.value().map(v -> v.toPlain().toString()).orElse("?");
        String name = fact.name().map(n -> "#" + n).orElse("");
        return fact.zone() + "(" + value + fact.unit() + name + ")";
    }

    @Test
    void anAbsoluteValueIsSaidWithItsUnitAndARelativeOneWithItsAmount() {
        Snapshot car = FirstCar.parked();

        Action set = planner.plan(Shorthand.wish("set temperature@mine 72f"), "driver", car)
                .action();
        assertThat(set.value()).contains(22.0);
        assertThat(set.unit()).isEqualTo("celsius");
        Action more = planner.plan(Shorthand.wish("increase temperature@mine 2c"), "driver", car)
                .action();
        assertThat(more.value()).contains(2.0);
        Action bit = planner.plan(Shorthand.wish("increase temperature@mine"), "driver", car)
                .action();
        assertThat(bit.value()).isEmpty();
        Action open =
                planner.plan(Shorthand.wish("open window@all"), "driver", car).action();
        assertThat(open.value()).isEmpty();
        assertThat(open.zones()).containsExactly("driver", "front-passenger", "rear-left", "rear-right");
        assertThat(planner.plan(Shorthand.wish("on air-conditioning"), "driver", car)
                        .action()
                        .zones())
                .isEmpty();
    }

    @Test
    void anActionHoldsTheDesiredStateEvenWhenTheCarHasIt() {
        Planned planned = planner.plan(Shorthand.wish("close window@mine"), "driver", FirstCar.parked());

        assertThat(planned.action().signals())
                .containsExactlyEntriesOf(java.util.Map.of(FirstCar.path("window@driver"), SignalValue.of(0)));
    }

    @Test
    void travelIsThatOfTheSlowestWrite() {
        assertThat(change("open window@all", FirstCar.parked()).travelSeconds()).isEqualTo(4);
        assertThat(change("on air-conditioning", FirstCar.parked()).travelSeconds())
                .isZero();
        assertThat(change("close window@all", FirstCar.parked()).travelSeconds())
                .isZero();
    }

    @Test
    void whatWasUnknownBeforeIsNotPutBack() {
        Snapshot car = FirstCar.with(FirstCar.parked(), "window@driver=? window@rear-left=40");
        Planned.Change opened = change("open window@driver,rear-left", car);

        assertThat(opened.writes()).hasSize(2);
        assertThat(opened.before()).containsExactly(new Write(FirstCar.path("window@rear-left"), SignalValue.of(40)));
    }

    @Test
    void undoIsTheInverseDiffAndWritesOnlyWhatDiffers() {
        Snapshot before =
                FirstCar.with(FirstCar.parked(), "window@driver=40 window@rear-left=20 window@rear-right=100");
        Planned.Change opened = change("open window@all", before);
        assertThat(FirstCar.show(opened.before()))
                .isEqualTo("window@driver=40 window@front-passenger=0 window@rear-left=20");
        Snapshot meanwhile = FirstCar.with(FirstCar.after(before, opened.writes()), "window@rear-left=20");

        Planned.Change back = planner.restore(opened.action(), opened.before(), meanwhile);

        assertThat(FirstCar.show(back.writes())).isEqualTo("window@driver=40 window@front-passenger=0");
        assertThat(back.action().operation()).isEqualTo("undo");
        assertThat(planner.restore(opened.action(), opened.before(), before).writes())
                .isEmpty();
    }

    @Test
    void nextIsWrittenEveryTime() {
        Snapshot car = FirstCar.with(FirstCar.parked(), "media=SKIP_FORWARD");
        for (int i = 0; i < 2; i++) {
            Planned.Change next = change("next media", car);
            assertThat(FirstCar.show(next.writes())).isEqualTo("media=SKIP_FORWARD");
            car = FirstCar.after(car, next.writes());
        }
    }

    private Planned.Change change(String wish, Snapshot car) {
        return (Planned.Change) planner.plan(Shorthand.wish(wish), "driver", car);
    }
}
