package io.codriver.runtime.edge;

import io.codriver.nlu.Operation;
import io.codriver.nlu.Value;
import io.codriver.nlu.Wish;
import io.codriver.nlu.ZoneTerm;
import io.codriver.runtime.catalog.Catalog;
import io.codriver.runtime.session.CabinSession;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The page's controls. A control is a wish without words: it names device, operation, zones and value exactly, and then
 * goes the way of every wish, through plan, turn and guard. What the catalogue doesn't have is answered with an error.
 * Thread-safe.
 */
final class Touches {
    private final Catalog catalog;
    private final Map<String, String> labels;
    private final Session session;

    /** Takes a wish: {@link CabinSession#touched}. */
    interface Session {
        boolean touched(String seat, String text, Wish wish);
    }

    /** @param labels device id → its name on the page */
    Touches(Catalog catalog, Map<String, String> labels, Session session) {
        this.catalog = catalog;
        this.labels = Map.copyOf(labels);
        this.session = session;
    }

    /** Hands the wish on; the answer says what is wrong with it. */
    Optional<String> touched(PageRequest.Touch touch) {
        Optional<Operation> operation = Operation.of(touch.operation());
        Catalog.Device device = catalog.device(touch.device()).orElse(null);
        if (device == null) {
            return Optional.of("the car has no '" + PageRequest.shortened(touch.device()) + "'");
        }
        if (operation.isEmpty()
                || device.traits().stream().noneMatch(t -> t.kind().carries(operation.get()))) {
            return Optional.of("'" + device.id() + "' can't do '" + PageRequest.shortened(touch.operation()) + "'");
        }
        Optional<String> stranger =
                touch.zones().stream().filter(z -> !device.zones().contains(z)).findFirst();
        if (stranger.isPresent()) {
            return Optional.of("there is no '" + device.id() + "' at '" + PageRequest.shortened(stranger.get()) + "'");
        }
        Optional<String> unknown = touch.slots().keySet().stream()
                .filter(slot -> device.traits().stream()
                        .noneMatch(t ->
                                t.kind().carries(operation.get()) && t.slots().containsKey(slot)))
                .findFirst();
        if (unknown.isPresent()) {
            return Optional.of("'" + device.id() + "' takes no '" + PageRequest.shortened(unknown.get()) + "'");
        }
        List<ZoneTerm> zones = touch.zones().stream().map(ZoneTerm::named).toList();
        Wish wish = new Wish(operation.get(), device.id(), zones, value(touch), touch.slots());
        return session.touched(touch.seat(), words(touch, device), wish)
                ? Optional.empty()
                : Optional.of("too busy to take that in, touch it again");
    }

    private static Value value(PageRequest.Touch touch) {
        if (touch.value() instanceof Double number) {
            return Value.number(number, "");
        }
        return touch.value() instanceof String named ? Value.named(named) : Value.NONE;
    }

    /** What the transcript shows in place of words: "window, rear left: set 50". */
    private String words(PageRequest.Touch touch, Catalog.Device device) {
        String zones = touch.zones().stream().map(z -> z.replace('-', ' ')).collect(Collectors.joining(" and "));
        Object value = touch.value();
        String shown = value instanceof Double d && d == Math.rint(d)
                ? String.valueOf(d.longValue())
                : value == null ? "" : String.valueOf(value).replace('-', ' ');
        return (labels.getOrDefault(device.id(), device.id())
                                + (zones.isEmpty() ? "" : ", " + zones)
                                + ": " + touch.operation() + " " + shown)
                        .strip()
                + touch.slots().values().stream().map(s -> " " + s).collect(Collectors.joining());
    }
}
