package io.codriver.runtime.fuse;

import static org.assertj.core.api.Assertions.assertThat;

import io.codriver.nlu.Scene;
import io.codriver.runtime.catalog.Catalog;
import io.codriver.runtime.catalog.CatalogLoader;
import io.codriver.runtime.catalog.Loaded;
import io.codriver.vehiclebus.SignalBoard;
import io.codriver.vehiclebus.SignalPath;
import io.codriver.vehiclebus.SignalSpec;
import io.codriver.vehiclebus.SignalValue;
import io.codriver.vehiclebus.Snapshot;
import io.codriver.vehiclebus.VehicleModel;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The whole car's states, one signal at a time, and the scene that comes of it. */
class SurroundingsTest {
    private static final Catalog CAR = new CatalogLoader()
            .load(Path.of("..", "catalogs", "car"))
            .fold(Loaded.Ok::catalog, failed -> {
                throw new AssertionError(failed.problems());
            });
    private static final Surroundings SURROUNDINGS = new Surroundings(CAR, CabinGeometry.UNKNOWN);

    private static SignalBoard asDelivered() {
        SignalBoard board = new SignalBoard(new VehicleModel(CAR.signals()));
        for (SignalSpec spec : CAR.signals()) {
            spec.initial().ifPresent(v -> board.put(spec.path(), v, Instant.EPOCH));
        }
        return board;
    }

    private static Set<String> states(Snapshot snapshot) {
        return SURROUNDINGS.scene("driver", "", snapshot).states();
    }

    @Test
    void aCarAsDeliveredStandsInDaylight() {
        assertThat(states(asDelivered().snapshot())).containsExactly("parked");
    }

    @Test
    void nothingHoldsOfACarThatIsUnknown() {
        assertThat(SURROUNDINGS.scene("driver", "roof", Snapshot.EMPTY))
                .isEqualTo(new Scene("driver", "roof", Set.of()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Codriver.Cabin.Infotainment.Media.PlayState=PLAYING | media-playing radio-playing parked",
                "Vehicle.Cabin.Infotainment.Media.Action=PLAY | media-playing parked",
                "Codriver.Cabin.Infotainment.Video.Row2.DriverSide.Action=PLAY | video-playing parked",
                "Codriver.Cabin.Infotainment.Phone.CallState=INCOMING | call-ringing parked",
                "Codriver.Cabin.Infotainment.Phone.CallState=ACTIVE | in-call parked",
                "Codriver.Cabin.Infotainment.Navigation.IsGuiding=true | guiding parked",
                "Vehicle.Body.Raindetection.Intensity=40 | raining parked",
                "Vehicle.Exterior.LightIntensity=5 | dark parked",
                "Vehicle.Speed=50 | moving",
                "Vehicle.IsMoving=true | moving",
                "Vehicle.Speed=130 | moving fast",
                "Codriver.Powertrain.GearSelector=DRIVE | ",
                "Vehicle.Cabin.HVAC.AmbientAirTemperature=31 | hot-inside parked",
                "Vehicle.Cabin.HVAC.AmbientAirTemperature=9 | cold-inside parked",
                "Vehicle.Exterior.AirTemperature=33 | hot-outside parked",
                "Vehicle.Exterior.AirTemperature=-4 | cold-outside parked",
                "Vehicle.Cabin.Door.Row2.PassengerSide.Window.Position=60 | window-open parked",
                "Codriver.Cabin.Sunroof.Position=60 | sunroof-open parked",
                "Codriver.Cabin.Sunroof.IsTilted=true | sunroof-open parked",
                "Vehicle.Body.Trunk.Rear.Position=100 | trunk-open parked",
                "Vehicle.Cabin.Door.Row1.DriverSide.IsOpen=true | door-open parked",
                "Vehicle.Cabin.HVAC.IsAirConditioningActive=true | ac-on parked",
                "Vehicle.Cabin.HVAC.Station.Row1.Driver.FanSpeed=80 | fan-high parked",
                "Vehicle.Powertrain.TractionBattery.Charging.IsCharging=true | charging parked",
                "Vehicle.Powertrain.TractionBattery.StateOfCharge.Displayed=12 | battery-low parked",
                "Vehicle.Body.Windshield.Front.Wiping.Mode=SLOW | wipers-on parked",
                "Vehicle.Cabin.Light.Spotlight.Row2.DriverSide.IsLightOn=true | reading-light-on parked",
                "Vehicle.Cabin.Infotainment.Media.Volume=90 | volume-high parked",
                "Vehicle.Cabin.Seat.Row1.PassengerSide.Massage.Level=33 | massage-on parked",
                "Codriver.Cabin.HVAC.Humidity=90 | fogged parked",
            })
    void aSignalMakesItsState(String signal, String expected) {
        SignalBoard board = asDelivered();
        SignalPath path = new SignalPath(signal.substring(0, signal.indexOf('=')));
        assertThat(CAR.signals()).as("%s is a signal of the car", path).anyMatch(s -> s.path()
                .equals(path));
        board.put(path, value(signal.substring(signal.indexOf('=') + 1)), Instant.EPOCH);

        assertThat(states(board.snapshot()))
                .containsExactlyInAnyOrderElementsOf(
                        expected == null ? Set.of() : new TreeSet<>(Arrays.asList(expected.split(" "))));
    }

    private static SignalValue value(String text) {
        if (text.equals("true")) {
            return SignalValue.of(true);
        }
        return text.matches("-?\\d+") ? SignalValue.of(Double.parseDouble(text)) : SignalValue.of(text);
    }
}
