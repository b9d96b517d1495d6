package io.codriver.runtime.edge;

import io.codriver.nlu.Interpreter;
import io.codriver.nlu.language.LanguagePack;
import io.codriver.nlu.match.CatalogMatcher;
import io.codriver.runtime.catalog.Catalog;
import io.codriver.runtime.catalog.CatalogLoader;
import io.codriver.runtime.catalog.Loaded;
import io.codriver.runtime.fuse.CabinGeometry;
import io.codriver.runtime.fuse.Fusion;
import io.codriver.runtime.fuse.Surroundings;
import io.codriver.runtime.plan.Planner;
import io.codriver.runtime.reply.Replies;
import io.codriver.runtime.reply.ReplyBook;
import io.codriver.runtime.session.CabinSession;
import io.codriver.runtime.session.SessionLoop;
import io.codriver.runtime.session.Thinking;
import io.codriver.runtime.turn.Turn;
import io.codriver.vehiclebus.SignalBoard;
import io.codriver.vehiclebus.VehicleModel;
import io.codriver.vehiclebus.gateway.sim.Mirror;
import io.codriver.vehiclebus.gateway.sim.SimulatedCar;
import io.codriver.vehiclebus.gateway.sim.SimulatedGateway;
import io.codriver.vehiclebus.guard.CatalogGuard;
import io.codriver.vehiclebus.guard.SeatZones;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** A whole cockpit: the bundled car, simulated and fast, a session, and the server on a free port. */
final class Cockpit implements AutoCloseable {
    static final String HOST = "127.0.0.1";
    static final Catalog CATALOG = new CatalogLoader()
            .load(Path.of("..", "catalogs", "first"))
            .fold(Loaded.Ok::catalog, failed -> {
                throw new AssertionError(failed.problems());
            });

    private static final SimulatedCar.Pace FAST = new SimulatedCar.Pace(Duration.ofMillis(10), 100);

    final FakeVoice voice = new FakeVoice();
    final SessionLoop loop = new SessionLoop(Clock.systemUTC());
    final SimulatedCar car;
    final SimulatedGateway gateway;
    final CabinSession session;
    final CockpitServer server;
    final int port;
    private final List<PageClient> clients = new ArrayList<>();

    Cockpit(Path webRoot) {
        VehicleModel model = new VehicleModel(CATALOG.signals());
        List<Mirror> mirrors = new ArrayList<>();
        CATALOG.mirrors().forEach((position, isOpen) -> mirrors.add(new Mirror(position, isOpen)));
        car = new SimulatedCar(model, mirrors, Clock.systemUTC(), FAST);
        gateway = new SimulatedGateway(car);
        session = session(model);
        server = new CockpitServer(session, CATALOG, phrases(), voice, webRoot, List.of("open my window"));
        session.start();
        port = server.start(HOST, 0);
    }

    private CabinSession session(VehicleModel model) {
        Catalog.Phrases phrases = phrases();
        Interpreter interpreter = new CatalogMatcher(phrases.vocabulary(), LanguagePack.load("en"));
        Planner planner = new Planner(CATALOG, model);
        ReplyBook book = ReplyBook.load("en", phrases.replies());
        Turn turn = new Turn(planner, new Replies(CATALOG, phrases.vocabulary(), book));
        Map<String, Set<String>> own = new LinkedHashMap<>();
        CATALOG.vehicle().seats().forEach(s -> own.put(s.id(), Set.copyOf(s.owns())));
        CatalogGuard guard = new CatalogGuard(model, CATALOG.policies(), List.of(), new SeatZones(own));
        Thinking thinking = new Thinking(interpreter, planner, turn, guard, System::nanoTime);
        return new CabinSession(
                thinking,
                new Fusion(interpreter),
                gateway,
                new SignalBoard(model),
                loop,
                System::nanoTime,
                new Surroundings(CATALOG, CabinGeometry.UNKNOWN));
    }

    static Catalog.Phrases phrases() {
        return Objects.requireNonNull(CATALOG.phrases().get("en"));
    }

    /** A connected page that has been greeted. */
    PageClient page() {
        PageClient page = pageUngreeted();
        page.await("hello");
        return page;
    }

    /** A connected page. */
    PageClient pageUngreeted() {
        PageClient page = PageClient.connect(port);
        clients.add(page);
        return page;
    }

    /** A connected page that doesn't read. */
    PageClient lazyPage() {
        PageClient page = PageClient.connectLazily(port);
        clients.add(page);
        return page;
    }

    @Override
    public void close() {
        clients.forEach(PageClient::close);
        server.close();
        gateway.close();
        car.close();
        loop.close();
    }
}
