package io.codriver.nlu.match;

import io.codriver.nlu.Vocabulary.ZoneWords;
import io.codriver.nlu.ZoneTerm;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which zone a correction means beside the one that was taken: after "the rear left window", "the right one" is the
 * rear right one. Of the zones that the new word stands for it is the one that shares a group with the zone before.
 */
final class Beside {
    private Beside() {}

    /** {@code said} narrowed to that one zone; as said when there is no such zone, or several. */
    static List<ZoneTerm> of(List<ZoneTerm> said, List<ZoneTerm> before, Map<String, ZoneWords> zones) {
        boolean one = said.size() == 1 && before.size() == 1;
        if (!one || !isNamed(said.get(0)) || !isNamed(before.get(0))) {
            return List.copyOf(said);
        }
        Set<String> candidates = includes(said.get(0), zones);
        String taken = before.get(0).id();
        Set<String> beside = new HashSet<>();
        for (ZoneWords group : zones.values()) {
            Set<String> shared = new HashSet<>(group.includes());
            shared.retainAll(candidates);
            if (group.includes().contains(taken) && group.includes().size() > 1 && shared.size() == 1) {
                beside.addAll(shared);
            }
        }
        boolean clear = candidates.size() > 1 && beside.size() == 1;
        return clear ? List.of(ZoneTerm.named(beside.iterator().next())) : List.copyOf(said);
    }

    private static boolean isNamed(ZoneTerm term) {
        return term.kind() == ZoneTerm.Kind.NAMED;
    }

    private static Set<String> includes(ZoneTerm term, Map<String, ZoneWords> zones) {
        ZoneWords words = zones.get(term.id());
        return words == null ? Set.of(term.id()) : words.includes();
    }
}
