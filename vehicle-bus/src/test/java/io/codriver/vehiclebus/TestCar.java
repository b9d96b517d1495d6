package io.codriver.vehiclebus;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A small synthetic car for tests. */
public final class TestCar {
    public static final SignalPath WINDOW = path("Vehicle.Cabin.Door.Row1.DriverSide.Window.Position");
    public static final SignalPath WINDOW_OPEN = path("Vehicle.Cabin.Door.Row1.DriverSide.Window.IsOpen");
    public static final SignalPath SPEED = path("Vehicle.Speed");
    public static final SignalPath LIGHT = path("Vehicle.Cabin.Light.IsDomeOn");
    public static final SignalPath SOURCE = path("Vehicle.Cabin.Infotainment.Media.Played.Source");
    public static final SignalPath TITLE = path("Codriver.Media.Title");
    public static final SignalPath SET = path("Vehicle.Cabin.HVAC.Station.Row1.Driver.Temperature");
    public static final SignalPath FAN = path("Vehicle.Cabin.HVAC.Station.Row1.Driver.FanSpeed");
    public static final SignalPath COOLING = path("Vehicle.Cabin.HVAC.IsAirConditioningActive");
    public static final SignalPath CABIN = path("Vehicle.Cabin.HVAC.AmbientAirTemperature");
    public static final SignalPath OUTSIDE = path("Vehicle.Exterior.AirTemperature");
    public static final SignalPath UNHEARD = path("Codriver.Cabin.Unheard");

    public static final double WINDOW_SECONDS = 4;

    private TestCar() {}

    public static VehicleModel model() {
        return new VehicleModel(List.of(
                number(WINDOW, 0, 100, true, 0, WINDOW_SECONDS),
                bool(WINDOW_OPEN, true, Optional.empty()),
                number(SPEED, 0, 250, false, 0, 0),
                bool(LIGHT, true, Optional.of(SignalValue.of(false))),
                text(SOURCE, Set.of("radio", "usb"), "radio"),
                text(TITLE, Set.of(), ""),
                number(SET, 16, 28, true, 21, 0),
                number(FAN, 0, 100, true, 0, 0),
                bool(COOLING, true, Optional.of(SignalValue.of(false))),
                number(CABIN, -60, 90, false, 30, 0),
                number(OUTSIDE, -60, 60, false, 30, 0),
                bool(UNHEARD, false, Optional.empty())));
    }

    public static SignalPath path(String name) {
        return new SignalPath(name);
    }

    public static SignalSpec number(
            SignalPath path, double min, double max, boolean writable, double initial, double travel) {
        return new SignalSpec(
                path,
                SignalSpec.Type.NUMBER,
                "",
                min,
                max,
                Set.of(),
                writable,
                Optional.of(SignalValue.of(initial)),
                travel);
    }

    public static SignalSpec bool(SignalPath path, boolean writable, Optional<SignalValue> initial) {
        return new SignalSpec(path, SignalSpec.Type.BOOLEAN, "", 0, 0, Set.of(), writable, initial, 0);
    }

    public static SignalSpec text(SignalPath path, Set<String> allowed, String initial) {
        return new SignalSpec(
                path, SignalSpec.Type.TEXT, "", 0, 0, allowed, true, Optional.of(SignalValue.of(initial)), 0);
    }
}
