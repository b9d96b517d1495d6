package io.codriver.runtime.boot;

import io.codriver.runtime.session.CabinSession;
import io.codriver.runtime.session.SessionLoop;
import io.codriver.vehiclebus.SignalBoard;
import io.codriver.vehiclebus.gateway.VehicleGateway;
import io.codriver.vehiclebus.gateway.mqtt.MqttAddress;
import io.codriver.vehiclebus.gateway.mqtt.PahoCar;
import io.codriver.vehiclebus.gateway.mqtt.PahoGateway;
import io.codriver.vehiclebus.gateway.sim.Mirror;
import io.codriver.vehiclebus.gateway.sim.SimulatedCar;
import io.codriver.vehiclebus.gateway.sim.SimulatedGateway;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/**
 * A running session and the car that it talks to. The car is simulated in this process, reached directly or over an MQTT
 * broker, or it is somebody else's behind a broker.
 */
public final class Cabin implements AutoCloseable {
    /** Every car has this seat. */
    private static final String DRIVER = "driver";

    private final CabinSession session;
    private final SessionLoop loop;
    private final VehicleGateway gateway;
    private final Optional<SimulatedCar> car;
    private final Optional<PahoCar> remote;
    private Optional<TaughtFile> taught = Optional.empty();

    private Cabin(
            CabinSession session,
            SessionLoop loop,
            VehicleGateway gateway,
            Optional<SimulatedCar> car,
            Optional<PahoCar> remote) {
        this.session = session;
        this.loop = loop;
        this.gateway = gateway;
        this.car = car;
        this.remote = remote;
    }

    /** With a simulated car in this process and nothing between. */
    public static Cabin simulated(Mind mind) {
        SimulatedCar car = car(mind);
        return join(mind, new SimulatedGateway(car), Optional.of(car), Optional.empty());
    }

    /** With a simulated car in this process, on the other side of a broker. */
    public static Cabin simulatedOver(Mind mind, MqttAddress broker, String vehicle) {
        SimulatedCar car = car(mind);
        PahoCar remote = new PahoCar(car, broker, vehicle);
        remote.start();
        VehicleGateway gateway = new PahoGateway(broker, vehicle, Clock.systemUTC());
        return join(mind, gateway, Optional.of(car), Optional.of(remote));
    }

    /** With whatever car is on the other side of a broker. */
    public static Cabin remote(Mind mind, MqttAddress broker, String vehicle) {
        VehicleGateway gateway = new PahoGateway(broker, vehicle, Clock.systemUTC());
        return join(mind, gateway, Optional.empty(), Optional.empty());
    }

    private static SimulatedCar car(Mind mind) {
        List<Mirror> mirrors = mind.catalog().mirrors().entrySet().stream()
                .map(e -> new Mirror(e.getKey(), e.getValue()))
                .toList();
        return new SimulatedCar(mind.model(), mirrors, mind.apps().consequences(), Clock.systemUTC());
    }

    private static Cabin join(Mind mind, VehicleGateway gateway, Optional<SimulatedCar> car, Optional<PahoCar> remote) {
        SessionLoop loop = new SessionLoop(Clock.systemUTC());
        SignalBoard board = new SignalBoard(mind.model());
        CabinSession session = new CabinSession(
                mind.thinking(), mind.fusion(), gateway, board, loop, System::nanoTime, mind.surroundings());
        return new Cabin(session, loop, gateway, car, remote);
    }

    /** The dialogue; not begun before {@link CabinSession#start}. */
    public CabinSession session() {
        return session;
    }

    /** The simulated car, when it is in this process. */
    public Optional<SimulatedCar> car() {
        return car;
    }

    /** Lets the car speak first to the seat that drives, where something is worth offering; before the session starts. */
    public void offering(Mind mind) {
        session.offering(mind.suggester(), DRIVER);
    }

    /** Recalls what the file holds and keeps in it what is taught; once, before anybody speaks. Owns the file. */
    public void keepTaught(TaughtFile file) {
        taught = Optional.of(file);
        session.recall(file.phrases());
        session.addListener(file);
    }

    @Override
    public void close() {
        gateway.close();
        remote.ifPresent(PahoCar::close);
        car.ifPresent(SimulatedCar::close);
        loop.close();
        taught.ifPresent(TaughtFile::close);
    }
}
