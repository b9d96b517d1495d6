package io.codriver.runtime.eval;

import io.codriver.nlu.Operation;
import io.codriver.nlu.TraitKind;
import io.codriver.nlu.Value;
import io.codriver.nlu.Vocabulary.DeviceWords;
import io.codriver.nlu.Wish;
import io.codriver.nlu.ZoneTerm;
import io.codriver.runtime.boot.Mind;
import io.codriver.runtime.catalog.Catalog.Device;
import io.codriver.runtime.catalog.Catalog.Trait;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Can everything in the catalogue be said? For every trait of every device, in every zone where the device is, there
 * must be some different sentences that are read back as just that.
 *
 * <p>A zone counts as said when the sentence names it or a group that is not all that the device has: "all the windows"
 * would otherwise vouch for a zone that has no name. For a trait that only answers, questions count; for any other,
 * wishes that this trait carries out. Deterministic and thread-safe; takes a second or two for a whole car.
 */
public final class CoverageCheck {
    /** Fewer different sentences than this are reported. */
    public static final int LEAST = 5;

    /** Few first, as most devices need no more; then so many that chance hides nothing. */
    private static final int[] PER_FRAME = {2, 12};

    private final Mind mind;
    private final ReadBack readBack;

    /**
     * Something that is too rarely understood.
     *
     * @param zone empty when there is only one of the device
     * @param found how many different sentences were read back, below {@link #LEAST}
     */
    public record Gap(String device, TraitKind trait, String zone, int found) {
        @Override
        public String toString() {
            String in = zone.isEmpty() ? "" : " in " + zone;
            return device + ": " + trait.id() + in + ": " + found + " of " + LEAST + " sentences";
        }
    }

    /** A check of one car in its mind's language. */
    public CoverageCheck(Mind mind) {
        this.mind = mind;
        this.readBack = new ReadBack(mind);
    }

    /** Every gap, by device in the catalogue's order. */
    public List<Gap> gaps() {
        List<Gap> gaps = new ArrayList<>();
        for (DeviceWords words : mind.phrases().vocabulary().devices()) {
            Optional<Device> device = mind.catalog().device(words.id());
            device.ifPresent(d -> gaps.addAll(gaps(d, words)));
        }
        return gaps;
    }

    private List<Gap> gaps(Device device, DeviceWords words) {
        List<Gap> gaps = List.of();
        for (int perFrame : PER_FRAME) {
            gaps = gaps(device, readBack.of(words, perFrame));
            if (gaps.isEmpty()) {
                break;
            }
        }
        return gaps;
    }

    private List<Gap> gaps(Device device, Map<String, Wish> read) {
        List<Gap> gaps = new ArrayList<>();
        for (Trait trait : device.traits()) {
            List<Wish> wishes = read.values().stream()
                    .filter(wish -> exercises(wish, trait, device))
                    .toList();
            for (String zone : device.zones().isEmpty() ? List.of(Trait.SINGLE) : device.zones()) {
                int found = (int)
                        wishes.stream().filter(wish -> says(wish, zone, device)).count();
                if (found < LEAST) {
                    gaps.add(new Gap(device.id(), trait.kind(), zone, found));
                }
            }
        }
        return gaps;
    }

    private static boolean exercises(Wish wish, Trait trait, Device device) {
        Value.Kind kind = wish.value().kind();
        if (wish.operation() == Operation.QUERY || trait.kind() == TraitKind.QUERY) {
            return wish.operation() == Operation.QUERY && trait.kind() == TraitKind.QUERY;
        }
        if (kind == Value.Kind.NAMED && !trait.values().containsKey(wish.value().text())) {
            return false;
        }
        boolean number = kind == Value.Kind.NUMBER || kind == Value.Kind.FRACTION;
        boolean switching = wish.operation() == Operation.ON || wish.operation() == Operation.OFF;
        boolean elsewhere = switching
                && trait.kind() != TraitKind.ON_OFF
                && device.trait(TraitKind.ON_OFF).isPresent();
        return trait.kind().carries(wish.operation()) && !elsewhere && (!number || trait.min() < trait.max());
    }

    private boolean says(Wish wish, String zone, Device device) {
        if (device.zones().size() <= 1) {
            return true; // nobody needs to name the only zone
        }
        return wish.zones().stream()
                .filter(term -> term.kind() == ZoneTerm.Kind.NAMED)
                .map(term -> members(term, device))
                .anyMatch(zones ->
                        zones.contains(zone) && zones.size() < device.zones().size());
    }

    private Set<String> members(ZoneTerm term, Device device) {
        Collection<String> stands = mind.catalog().vehicle().zones().getOrDefault(term.id(), List.of());
        Set<String> members = new LinkedHashSet<>(device.zones());
        members.retainAll(stands);
        return members;
    }
}
