package io.codriver.nlu.match;

import io.codriver.nlu.language.LanguagePack.Mark;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What stands between a conjunction and the next one. */
record Ahead(boolean verb, boolean template, boolean question, boolean value, boolean zone, Set<Integer> devices) {
    boolean isEmpty() {
        return !verb && !template && !question && !value && !zone && devices.isEmpty();
    }

    static Ahead from(List<Span> cover, int from) {
        boolean verb = false;
        boolean template = false;
        boolean question = false;
        boolean value = false;
        boolean zone = false;
        Set<Integer> devices = new HashSet<>();
        for (int i = from; i < cover.size() && !cover.get(i).is(Mark.CONJUNCTION); i++) {
            Span span = cover.get(i);
            boolean own = span.has(Sense.Verb.class) && !span.has(Sense.Particle.class);
            verb |= devices.isEmpty() && !value && !zone && (own || isGeneral(span) || span.is(Mark.NEUTRAL));
            template |= span.has(Sense.Matched.class);
            question |= span.is(Mark.QUESTION) && i == from;
            value |= span.has(Sense.Quantity.class) && !span.is(Mark.FILLER) || span.has(Sense.Named.class);
            zone |= span.has(Sense.Zone.class);
            span.all(Sense.Device.class).forEach(d -> devices.add(d.device()));
        }
        return new Ahead(verb, template, question, value, zone, devices);
    }

    /** Whether the words are a verb for any device: "open", but not "on". */
    static boolean isGeneral(Span span) {
        return span.all(Sense.Verb.class).stream().anyMatch(v -> v.device() == Sense.ANY);
    }
}
