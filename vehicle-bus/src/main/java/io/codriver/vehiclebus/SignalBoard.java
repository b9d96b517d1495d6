package io.codriver.vehiclebus;

import io.codriver.vehiclebus.Snapshot.Reading;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The live store: what the bus last said of every signal in the catalogue.
 *
 * <p>It copies on demand. Readings come in bursts (every value when a link opens, twenty a second while a window moves)
 * and snapshots are wanted only when somebody speaks, so a reading just goes into a map, and the first snapshot after
 * it makes the immutable copy that all later ones share until the next reading. A persistent map would copy less at
 * each reading but cost every look-up more, and a car of a few hundred signals is copied in microseconds.
 *
 * <p>Safe from any thread. One thread should write, because the order of writes decides: the last word wins, not the
 * latest {@code at}, so that a car whose clock was set back cannot freeze the board. Memory is bounded by the
 * catalogue: other signals are dropped and counted.
 */
public final class SignalBoard {
    private final VehicleModel model;
    private final Map<SignalPath, Reading> readings = new HashMap<>();
    private @Nullable Snapshot copy = Snapshot.EMPTY;
    private long dropped;

    public SignalBoard(VehicleModel model) {
        this.model = model;
    }

    /**
     * Notes a reading. A value of the wrong kind makes the signal unknown, since what it said before no longer stands;
     * a signal that the catalogue lacks is ignored. Both are counted.
     *
     * @return whether the value was taken
     */
    public synchronized boolean put(SignalPath path, SignalValue value, Instant at) {
        if (!fits(path, value)) {
            dropped++;
            if (readings.remove(path) != null) {
                copy = null;
            }
            return false;
        }
        readings.put(path, new Reading(value, at));
        copy = null;
        return true;
    }

    /** Forgets everything; to be called when the link to the car is lost, so that nothing old passes for the present. */
    public synchronized void clear() {
        readings.clear();
        copy = Snapshot.EMPTY;
    }

    /** The car now. Costs a copy after a reading and nothing otherwise. */
    public synchronized Snapshot snapshot() {
        Snapshot current = copy;
        if (current == null) {
            current = new Snapshot(readings);
            copy = current;
        }
        return current;
    }

    /** How many readings were not taken since the start. */
    public synchronized long dropped() {
        return dropped;
    }

    private boolean fits(SignalPath path, SignalValue value) {
        return model.spec(path)
                .filter(spec -> spec.type()
                        == value.fold(
                                b -> SignalSpec.Type.BOOLEAN, n -> SignalSpec.Type.NUMBER, t -> SignalSpec.Type.TEXT))
                .isPresent();
    }
}
