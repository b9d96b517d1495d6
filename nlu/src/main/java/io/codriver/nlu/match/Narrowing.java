package io.codriver.nlu.match;

import io.codriver.nlu.Vocabulary.ZoneWords;
import io.codriver.nlu.ZoneTerm;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Two zones that are said about one thing without an "and": "the rear window on the left" is where both are. Zones that
 * have nothing in common are both meant.
 */
final class Narrowing {
    private Narrowing() {}

    /** {@code zones} and one more; the last of them gives way to what both stand for, if that is anything. */
    static List<ZoneTerm> of(List<ZoneTerm> zones, ZoneTerm next, Map<String, ZoneWords> words) {
        List<ZoneTerm> out = new ArrayList<>(zones);
        List<ZoneTerm> both = out.isEmpty() ? List.of() : shared(out.get(out.size() - 1), next, words);
        if (both.isEmpty()) {
            out.add(next);
            return out;
        }
        out.remove(out.size() - 1);
        out.addAll(both);
        return out;
    }

    /** What two zones have in common, in the order of the ids. */
    static List<ZoneTerm> shared(ZoneTerm one, ZoneTerm other, Map<String, ZoneWords> words) {
        Set<String> both = new TreeSet<>(includes(one, words));
        both.retainAll(includes(other, words));
        return both.stream().map(ZoneTerm::named).toList();
    }

    private static Set<String> includes(ZoneTerm term, Map<String, ZoneWords> words) {
        ZoneWords zone = words.get(term.id());
        return zone == null ? Set.of() : zone.includes();
    }
}
