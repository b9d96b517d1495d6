package io.codriver.nlu.match;

import io.codriver.nlu.Value;
import io.codriver.nlu.language.LanguagePack.Mark;
import java.util.List;

/** What the spans before and after a span say about it. */
record Neighbours(List<Span> cover, List<String> tokens) {

    /** "Turn the heat on the left up": the second particle is the command. */
    boolean isParticleAhead(int i) {
        for (int j = i + 1; j < cover.size() && !cover.get(j).is(Mark.CONJUNCTION); j++) {
            if (cover.get(j).has(Sense.Particle.class)) {
                return true;
            }
        }
        return false;
    }

    /** "the lights on the left": here "on" is no command. */
    boolean isBeforeZone(int i) {
        for (int j = i + 1; j < cover.size(); j++) {
            Span next = cover.get(j);
            if (next.has(Sense.Zone.class) || next.is(Mark.MINE)) {
                return true;
            }
            if (!next.is(Mark.FILLER)) {
                return false;
            }
        }
        return false;
    }

    /** "The two rear windows": how many, and not how far. */
    boolean isCount(int i) {
        Value value = cover.get(i)
                .first(Sense.Quantity.class)
                .map(Sense.Quantity::value)
                .orElse(Value.NONE);
        boolean whole = value.kind() == Value.Kind.NUMBER && value.unit().isEmpty() && value.number() >= 2;
        boolean set = i > 0 && (cover.get(i - 1).is(Mark.TO) || cover.get(i - 1).is(Mark.BY));
        int next = i + 1;
        while (next < cover.size() && isBeforeName(cover.get(next))) {
            next++;
        }
        return whole
                && !set
                && next < cover.size()
                && cover.get(next).all(Sense.Device.class).stream().anyMatch(Sense.Device::plural);
    }

    private static boolean isBeforeName(Span span) {
        return !span.has(Sense.Device.class) && (span.has(Sense.Zone.class) || span.is(Mark.FILLER));
    }

    boolean isAfterTo(int i) {
        return i > 0
                && (cover.get(i - 1).is(Mark.TO)
                        || tokens.get(cover.get(i - 1).start()).equals("level"));
    }

    /** "how much is left": no zone. */
    boolean isRemainder(int i) {
        if (!cover.get(i).is(Mark.QUESTION_WORD) || i == 0) {
            return false;
        }
        Span before = cover.get(i - 1);
        return before.is(Mark.QUESTION) || before.has(Sense.Device.class);
    }
}
