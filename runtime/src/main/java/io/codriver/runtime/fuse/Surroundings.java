package io.codriver.runtime.fuse;

import io.codriver.nlu.Scene;
import io.codriver.runtime.catalog.Catalog;
import io.codriver.vehiclebus.Snapshot;

/** Makes the scene in which something is said, from what is seen and what the bus says. Pure, immutable. */
public final class Surroundings {
    private final States states;
    private final Looks looks;

    /**
     * The surroundings of one car.
     *
     * @param geometry the cabin of the model in use
     */
    public Surroundings(Catalog catalog, CabinGeometry geometry) {
        this.states = new States(catalog.senses().states());
        this.looks = new Looks(catalog, geometry);
    }

    /**
     * The scene at a moment.
     *
     * @param seat who speaks
     * @param look what they look at, empty when unknown
     */
    public Scene scene(String seat, String look, Snapshot snapshot) {
        return new Scene(seat, look, states.in(snapshot));
    }

    /** What can be looked at in this car. */
    public Looks looks() {
        return looks;
    }
}
