package io.codriver.runtime.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.codriver.nlu.TraitKind;
import io.codriver.runtime.catalog.Catalog.Device;
import io.codriver.runtime.catalog.Catalog.Seat;
import io.codriver.runtime.catalog.Catalog.Trait;
import io.codriver.vehiclebus.SignalPath;
import io.codriver.vehiclebus.SignalSpec;
import io.codriver.vehiclebus.SignalValue;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The catalogues that come with the program, as they are. */
class BundledCatalogsTest {
    private static final Catalog FIRST = load("first");

    private static Catalog load(String name) {
        return new CatalogLoader().load(Path.of("..", "catalogs", name)).fold(Loaded.Ok::catalog, failed -> {
            throw new AssertionError(failed.problems());
        });
    }

    @TestFactory
    Stream<DynamicTest> loadWithoutErrorsAndWarnings() {
        return Stream.of("first", "coffee")
                .map(name -> DynamicTest.dynamicTest(name, () -> {
                    Loaded loaded = new CatalogLoader().load(Path.of("..", "catalogs", name));
                    assertThat(loaded.<List<CatalogProblem>>fold(Loaded.Ok::warnings, Loaded.Failed::problems))
                            .isEmpty();
                    assertThat(loaded).isInstanceOf(Loaded.Ok.class);
                }));
    }

    @Test
    void everyDeviceHasNamesAndSignals() {
        assertThat(english(FIRST).vocabulary().devices())
                .hasSameSizeAs(FIRST.devices())
                .allSatisfy(words -> assertThat(words.names()).as(words.id()).isNotEmpty());
        for (Device device : FIRST.devices()) {
            int zones = Math.max(1, device.zones().size());
            assertThat(device.traits()).as(device.id()).isNotEmpty().allSatisfy(trait -> assertThat(trait.signals())
                    .hasSize(zones));
        }
    }

    @Test
    void everySignalOfATraitHasASpec() {
        List<SignalPath> known = FIRST.signals().stream().map(SignalSpec::path).toList();

        assertThat(known).doesNotHaveDuplicates();
        for (Device device : FIRST.devices()) {
            for (Trait trait : device.traits()) {
                assertThat(known).as(device.id()).containsAll(trait.signals().values());
                assertThat(known).as(device.id()).containsAll(trait.slots().values());
            }
        }
    }

    @Test
    void everyReplyOfAPolicyHasWords() {
        assertThat(FIRST.policies())
                .hasSizeGreaterThan(10)
                .allSatisfy(rule -> assertThat(english(FIRST).replies()).containsKey(rule.reply()));
    }

    @Test
    void everySignalHasAValueToStartWith() {
        assertThat(FIRST.signals())
                .filteredOn(spec -> !spec.path().name().startsWith("Codriver.Cabin.Infotainment"))
                .allSatisfy(spec ->
                        assertThat(spec.initial()).as(spec.path().name()).isPresent());
    }

    @Test
    void nothingThatDrivesTheCarIsWritable() {
        assertThat(FIRST.signals())
                .filteredOn(SignalSpec::writable)
                .isNotEmpty()
                .noneMatch(spec -> spec.path()
                        .name()
                        .matches("Vehicle\\.(Chassis|ADAS|MotionManagement|Powertrain\\.Transmission).*"));
    }

    @Test
    void microphonesComeInSeatOrder() {
        assertThat(FIRST.vehicle().seats())
                .extracting(Seat::id)
                .containsExactly("driver", "front-passenger", "rear-left", "rear-right", "rear-middle");
        assertThat(FIRST.vehicle().zones().get("rear"))
                .containsExactly("rear-left", "rear-right", "rear-middle", "windshield-rear", "lamps-rear");
    }

    @Test
    void templatesBecomeOneSignalPerZone() {
        Trait window = trait("window", TraitKind.OPEN_CLOSE);

        SignalPath rearRight = new SignalPath("Vehicle.Cabin.Door.Row2.PassengerSide.Window.Position");
        assertThat(window.signals()).containsEntry("rear-right", rearRight).hasSize(4);
        assertThat(window.values())
                .containsEntry("open", SignalValue.of(100))
                .containsEntry("closed", SignalValue.of(0));
        assertThat(FIRST.mirrors())
                .containsEntry(rearRight, new SignalPath("Vehicle.Cabin.Door.Row2.PassengerSide.Window.IsOpen"));
    }

    @Test
    void heatingAndCoolingShareOneSignalOverBothRanges() {
        SignalPath path = new SignalPath("Vehicle.Cabin.Seat.Row1.DriverSide.HeatingCooling");

        assertThat(trait("seat-heating", TraitKind.LEVEL).signals()).containsValue(path);
        assertThat(trait("seat-cooling", TraitKind.LEVEL).signals()).containsValue(path);
        SignalSpec spec = spec(path);
        assertThat(spec.min()).isEqualTo(-100);
        assertThat(spec.max()).isEqualTo(100);
        assertThat(spec.writable()).isTrue();
    }

    @Test
    void aQueryIsReadOnlyAndInTheBusesUnit() {
        SignalSpec spec = spec(new SignalPath("Vehicle.Powertrain.TractionBattery.Range"));

        assertThat(spec.writable()).isFalse();
        assertThat(spec.unit()).isEqualTo("m");
        assertThat(spec.max()).isEqualTo(1_000_000);
        assertThat(trait("range", TraitKind.QUERY).unit()).isEqualTo("km");
    }

    @Test
    void textsAreLimitedToThoseOfTheTraits() {
        assertThat(spec(new SignalPath("Vehicle.Body.Windshield.Front.Wiping.Mode"))
                        .allowed())
                .containsExactlyInAnyOrder("OFF", "SLOW", "MEDIUM", "FAST", "INTERVAL", "RAIN_SENSOR");
        assertThat(spec(new SignalPath("Codriver.Cabin.Infotainment.Navigation.Destination"))
                        .allowed())
                .isEmpty();
    }

    @Test
    void coffeeNeedsNothingButYaml() {
        Catalog coffee = load("coffee");

        assertThat(coffee.devices()).singleElement().satisfies(drink -> assertThat(
                        drink.trait(TraitKind.CHOICES).orElseThrow().slots())
                .containsKeys("coffeeDrink", "size", "roast", "numberOfShots", "milkAmount", "sugarAmount"));
        assertThat(english(coffee).vocabulary().devices().get(0).traits())
                .singleElement()
                .satisfies(words -> assertThat(words.slots()).hasSize(6));
    }

    private static Catalog.Phrases english(Catalog catalog) {
        return Objects.requireNonNull(catalog.phrases().get("en"));
    }

    private static Trait trait(String device, TraitKind kind) {
        return FIRST.device(device).orElseThrow().trait(kind).orElseThrow();
    }

    private static SignalSpec spec(SignalPath path) {
        return FIRST.signals().stream()
                .filter(s -> s.path().equals(path))
                .findFirst()
                .orElseThrow();
    }
}
