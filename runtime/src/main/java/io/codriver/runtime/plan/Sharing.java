package io.codriver.runtime.plan;

import io.codriver.nlu.Wish;
import io.codriver.nlu.ZoneTerm;
import io.codriver.runtime.catalog.Catalog;
import io.codriver.runtime.catalog.Catalog.Device;
import io.codriver.runtime.catalog.Catalog.Precedence;
import io.codriver.runtime.catalog.Catalog.Seat;
import io.codriver.vehiclebus.SignalPath;
import io.codriver.vehiclebus.SignalValue;
import io.codriver.vehiclebus.guard.Write;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What several seats share of a car: whose own a signal is, whose wish goes first, what one seat's wish is in another's
 * zones, and a change in some of its zones only. Pure, immutable and thread-safe.
 */
public final class Sharing {
    private final Catalog catalog;

    Sharing(Catalog catalog) {
        this.catalog = catalog;
    }

    /** The rule by which {@code seat}'s wish about a device goes before {@code other}'s; empty when none says so. */
    public Optional<String> precedence(String device, String seat, String other) {
        return catalog.precedence().stream()
                .filter(p -> p.puts(device, seat, other) || p.puts(device, other, seat))
                .findFirst()
                .filter(p -> p.puts(device, seat, other))
                .map(Precedence::id);
    }

    /** Whether a signal of a device serves {@code seat}'s own zone and not {@code other}'s. */
    public boolean isOwn(String device, SignalPath signal, String seat, String other) {
        Set<String> served = catalog.device(device).stream()
                .flatMap(d -> d.traits().stream())
                .flatMap(t -> t.signals().entrySet().stream())
                .filter(e -> e.getValue().equals(signal))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
        return served.stream().anyMatch(owns(seat)::contains) && served.stream().noneMatch(owns(other)::contains);
    }

    private List<String> owns(String seat) {
        return catalog.vehicle().seat(seat).map(Seat::owns).orElse(List.of());
    }

    /**
     * A wish as somebody else would have it: of a device at the seats in the zone of whoever says it, of one that is
     * elsewhere or only once there where it was done.
     *
     * @param done what came of it
     */
    public Wish forAnybody(Wish wish, Action done) {
        List<String> zones = catalog.device(wish.device()).map(Device::zones).orElse(List.of());
        boolean seated = zones.stream().anyMatch(z -> catalog.vehicle().seat(z).isPresent());
        List<ZoneTerm> there = done.zones().stream().map(ZoneTerm::named).toList();
        List<ZoneTerm> meant = seated ? List.of(ZoneTerm.MINE) : there;
        return new Wish(wish.operation(), wish.device(), meant, wish.value(), wish.slots());
    }

    /** The parts of a change that can be done apart: one for each of its zones, or the change itself. */
    public List<Planned.Change> apart(Planned.Change change) {
        Action whole = change.action();
        Set<SignalPath> left = new java.util.LinkedHashSet<>(whole.signals().keySet());
        List<Planned.Change> out = new ArrayList<>();
        for (String zone : whole.zones()) {
            Set<SignalPath> here = catalog.device(whole.device()).stream()
                    .flatMap(d -> d.traits().stream())
                    .flatMap(t -> Optional.ofNullable(t.signals().get(zone)).stream())
                    .filter(left::remove)
                    .collect(Collectors.toSet());
            out.add(only(change, List.of(zone), here));
        }
        return left.isEmpty() && out.size() > 1 ? out : List.of(change);
    }

    /** Parts of one change as one again; empty of none. */
    public Optional<Planned.Change> together(Planned.Change whole, List<Planned.Change> parts) {
        if (parts.isEmpty()) {
            return Optional.empty();
        }
        List<String> zones =
                parts.stream().flatMap(p -> p.action().zones().stream()).toList();
        Set<SignalPath> signals = parts.stream()
                .flatMap(p -> p.action().signals().keySet().stream())
                .collect(Collectors.toSet());
        return Optional.of(only(whole, zones, signals));
    }

    private static Planned.Change only(Planned.Change change, List<String> zones, Set<SignalPath> signals) {
        Action whole = change.action();
        Map<SignalPath, SignalValue> wanted = new LinkedHashMap<>(whole.signals());
        wanted.keySet().retainAll(signals);
        Action part = new Action(
                whole.device(), whole.operation(), zones, whole.value(), whole.unit(), whole.slots(), wanted);
        return new Planned.Change(
                part, among(change.writes(), signals), among(change.before(), signals), change.travelSeconds());
    }

    private static List<Write> among(List<Write> writes, Set<SignalPath> signals) {
        return writes.stream().filter(w -> signals.contains(w.path())).toList();
    }
}
