package io.codriver.runtime.turn;

import io.codriver.runtime.plan.Planner;
import io.codriver.vehiclebus.SignalPath;
import io.codriver.vehiclebus.SignalValue;
import io.codriver.vehiclebus.guard.Write;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The flights of a decision's commands, and what they do to those under way. Pure. */
final class Departures {
    /** Longest that a car may take to begin moving and to report, beyond the catalogue's travel time. */
    private static final Duration READ_BACK = Duration.ofMillis(2500);

    private static final double TRAVEL_MARGIN = 1.5;
    /** Actuators slower than this get a word when they start; faster ones only when they are done. */
    private static final double SLOW_SECONDS = 1.0;

    private Departures() {}

    static List<Flight> of(String decision, String seat, List<Part> parts, Instant now) {
        List<Flight> out = new ArrayList<>();
        for (Part part : parts) {
            part.command().ifPresent(command -> {
                double travel = part.change().orElseThrow().travelSeconds();
                Instant deadline = now.plus(READ_BACK).plusMillis((long) (travel * 1000 * TRAVEL_MARGIN));
                boolean spoken = travel > SLOW_SECONDS || part.policy().isPresent();
                List<Write> writes = command.writes();
                out.add(new Flight(
                        decision,
                        command.id(),
                        seat,
                        part.action(),
                        writes,
                        List.of(),
                        writes.size(),
                        deadline,
                        spoken,
                        Flight.Fate.SENT));
            });
        }
        return out;
    }

    /** A newer command that sets a signal otherwise takes it over: the older one no longer waits for it. */
    static List<Flight> superseded(List<Flight> older, List<Flight> newer) {
        Map<SignalPath, SignalValue> wanted = newer.stream()
                .flatMap(f -> f.awaited().stream())
                .collect(Collectors.toMap(Write::path, Write::value, (one, later) -> later));
        List<Flight> out = new ArrayList<>();
        for (Flight flight : older) {
            List<Write> left = new ArrayList<>();
            List<SignalPath> lost = new ArrayList<>(flight.overtaken());
            for (Write write : flight.awaited()) {
                SignalValue other = wanted.getOrDefault(write.path(), write.value());
                if (Planner.isSame(other, write.value())) {
                    left.add(write);
                } else {
                    lost.add(write.path());
                }
            }
            out.add(flight.awaiting(left, lost));
        }
        out.addAll(newer);
        return out;
    }
}
