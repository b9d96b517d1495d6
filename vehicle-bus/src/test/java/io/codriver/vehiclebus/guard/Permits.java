package io.codriver.vehiclebus.guard;

import io.codriver.vehiclebus.SignalPath;
import io.codriver.vehiclebus.SignalValue;
import io.codriver.vehiclebus.Snapshot;
import io.codriver.vehiclebus.VehicleModel;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Gets commands the only way there is: from a guard. */
public final class Permits {
    private final VehicleModel model;
    private final Duration lifetime;

    public Permits(VehicleModel model, Duration lifetime) {
        this.model = model;
        this.lifetime = lifetime;
    }

    public Command command(String id, SignalPath path, SignalValue value, Instant now) {
        Proposal proposal =
                new Proposal(id, "driver", "thing", "set", Set.of(), List.of(new Write(path, value)), false);
        return new CatalogGuard(model, List.of(), List.of(), new SeatZones(Map.of("driver", Set.of())), lifetime)
                .check(proposal, Snapshot.EMPTY, now)
                .fold(
                        Verdict.Permit::command,
                        confirm -> {
                            throw new AssertionError(confirm);
                        },
                        deny -> {
                            throw new AssertionError(deny);
                        });
    }

    /** A command that the car should refuse: the guard that let it through knew another car. */
    public static Command unchecked(String id, SignalPath path, SignalValue value, Instant now) {
        return new Command(id, "driver", List.of(new Write(path, value)), now, now.plusSeconds(2));
    }
}
