package io.codriver.nlu.match;

import io.codriver.nlu.Interpreter.Context;
import io.codriver.nlu.Wish;
import io.codriver.nlu.ZoneTerm;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What was wished before the clause at hand, earlier in the sentence or in the speaker's last one.
 *
 * @param device what "it" means, empty when nothing was said yet
 * @param wishes newest last
 */
record Before(String device, List<Wish> wishes) {
    static Before of(Context context) {
        return new Before(context.lastDevice(), context.last());
    }

    Before and(Wish wish) {
        List<Wish> more = new ArrayList<>(wishes);
        more.add(wish);
        return new Before(wish.device(), more);
    }

    /** The wish with what "it" and "the others" take over from the newest wish for the same device. */
    Wish carriedOn(Clause clause, Wish wish) {
        Optional<Wish> same = newest(wish.device());
        if (same.isEmpty()) {
            return wish;
        }
        boolean it = (clause.pronoun || clause.leans) && clause.mentions.isEmpty() && !clause.saysZone();
        return it ? with(wish, same.get().zones()) : others(wish, same.get());
    }

    private Optional<Wish> newest(String id) {
        return wishes.stream().filter(w -> w.device().equals(id)).reduce((a, b) -> b);
    }

    /** "The others" than named places are all but these; otherwise all but the speaker's. */
    private static Wish others(Wish wish, Wish before) {
        boolean named =
                !before.zones().isEmpty() && before.zones().stream().allMatch(z -> z.kind() == ZoneTerm.Kind.NAMED);
        if (!named || !wish.zones().equals(List.of(ZoneTerm.OTHERS))) {
            return wish;
        }
        List<ZoneTerm> zones = new ArrayList<>(List.of(ZoneTerm.ALL));
        before.zones().forEach(z -> zones.add(new ZoneTerm(ZoneTerm.Kind.EXCEPT, z.id())));
        return with(wish, zones);
    }

    private static Wish with(Wish wish, List<ZoneTerm> zones) {
        return new Wish(wish.operation(), wish.device(), zones, wish.value(), wish.slots());
    }
}
