package io.codriver.nlu.match;

import io.codriver.nlu.Operation;
import io.codriver.nlu.Value;
import io.codriver.nlu.ZoneTerm;
import io.codriver.nlu.language.LanguagePack.Mark;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * One pass over one covered sentence: each span goes to the clause that it belongs to. For one use by one thread.
 *
 * <p>What a span means depends on what the clause has already: "on" is a particle where no verb was said, a preposition
 * before a zone, a state in a question. The order in {@link #read} is the order of these decisions.
 */
final class ClauseReader {
    private static final Set<Operation> BEGINNINGS =
            Set.of(Operation.ON, Operation.OPEN, Operation.START, Operation.INCREASE, Operation.RESUME);

    private final Lexicon lexicon;
    private final List<Span> cover;
    private final List<String> tokens;
    private final Neighbours neighbours;
    private final List<Clause> done = new ArrayList<>();
    private Clause clause = new Clause();

    ClauseReader(Lexicon lexicon, List<Span> cover, List<String> tokens) {
        this.lexicon = lexicon;
        this.cover = cover;
        this.tokens = tokens;
        this.neighbours = new Neighbours(cover, tokens);
    }

    List<Clause> clauses() {
        for (int i = 0; i < cover.size(); i++) {
            read(i, cover.get(i));
        }
        finish(new Clause());
        return done;
    }

    private void finish(Clause next) {
        if (!clause.isEmpty()) {
            done.add(clause);
        }
        clause = next;
    }

    private void read(int i, Span span) {
        clause.leans |= span.is(Mark.MORE) || span.is(Mark.LESS);
        Optional<Sense.Matched> template = span.first(Sense.Matched.class);
        if (template.isPresent()) {
            template(template.get());
        } else if (span.is(Mark.CORRECTION) && !clause.isEmpty()) {
            clause.correcting = true;
        } else if (span.is(Mark.CONJUNCTION)) {
            conjunction(i);
        } else if (span.is(Mark.QUESTION) && clause.isEmpty() && !clause.neutral) {
            clause.question = true;
        } else if (span.is(Mark.QUESTION_END)) {
            clause.question = true;
        } else if (!verb(i, span) && !device(span) && !quantity(i, span) && !zone(i, span)) {
            small(i, span);
        }
    }

    private void template(Sense.Matched matched) {
        if (clause.isWhole()) {
            finish(new Clause());
        }
        // An open slot takes any words, so nothing but its own beginning may lead to it: "phone {*contact}" must
        // not fire on "what is the phone number of …".
        clause.broken |= !matched.slots().isEmpty() && (!clause.isEmpty() || clause.question || clause.neutral);
        clause.broken |= turnedRound(matched);
        clause.template = matched;
        clause.zones.addAll(matched.zones());
    }

    /** "Turn off" before a sentence that turns on, or a question before one that acts: nobody knows what is meant. */
    private boolean turnedRound(Sense.Matched matched) {
        Operation does = matched.template().operation();
        boolean other = clause.endsIt() && BEGINNINGS.contains(does);
        return other || clause.question && does != Operation.QUERY;
    }

    private boolean verb(int i, Span span) {
        List<Sense.Verb> verbs = span.all(Sense.Verb.class);
        boolean neutral = span.is(Mark.NEUTRAL);
        if (verbs.isEmpty() && !neutral || clause.question && isState(span)) {
            return false;
        }
        if (span.has(Sense.Particle.class)) {
            return particle(i, span, verbs);
        }
        boolean general = verbs.isEmpty() || verbs.stream().anyMatch(v -> v.device() == Sense.ANY);
        if (!general && span.has(Sense.Device.class)) {
            if (clause.isEmpty() && !clause.question) {
                clause.nameVerbs.addAll(verbs);
            }
            return false; // read as a name; see Clause.nameVerbs
        }
        if (clause.isWhole() && !clause.correcting && (clause.hasVerb() || clause.neutral || general)) {
            boolean verbLast = !clause.hasVerb() && clause.particle == null && !clause.hasValue();
            if (!verbLast) {
                finish(new Clause());
            }
        }
        if (!verbs.isEmpty()) {
            clause.verbs.clear();
            clause.verbs.addAll(verbs);
            clause.inherited = false;
        }
        clause.neutral |= neutral;
        clause.setter |= span.is(Mark.SETTER);
        return true;
    }

    private boolean isState(Span span) {
        return span.is(Mark.QUESTION_WORD) || span.has(Sense.Particle.class);
    }

    private boolean particle(int i, Span span, List<Sense.Verb> own) {
        boolean place = span.is(Mark.FILLER)
                && (!clause.neutral || neighbours.isParticleAhead(i))
                && clause.hasDevice()
                && neighbours.isBeforeZone(i);
        if (clause.inherited && !place && !clause.question) {
            clause.disinherit();
        }
        boolean said = clause.particle != null || clause.hasVerb();
        if (said && Ahead.isGeneral(span) && clause.isWhole() && !clause.question && !clause.correcting) {
            finish(new Clause()); // "… open the window": a verb of its own, not a particle of the one before
            said = false;
        }
        if (!place && !said) {
            clause.particle = span.first(Sense.Particle.class).orElseThrow().operation();
            clause.particleVerbs.addAll(own);
        }
        return true;
    }

    private boolean device(Span span) {
        List<Sense.Device> devices = span.all(Sense.Device.class);
        if (devices.isEmpty() && !span.has(Sense.Choice.class)) {
            return false;
        }
        if (clause.correcting) {
            clause.mentions.clear();
            clause.correcting = false;
        }
        for (Sense.Choice choice : span.all(Sense.Choice.class)) {
            choose(choice, span);
        }
        if (!devices.isEmpty()) {
            Set<Integer> mention = new LinkedHashSet<>();
            devices.forEach(d -> mention.add(d.device()));
            clause.mentions.add(mention);
            clause.shared =
                    span.first(Sense.Shared.class).map(Sense.Shared::name).orElse(null);
            clause.plural |= devices.stream().anyMatch(Sense.Device::plural);
        }
        clause.named.addAll(span.all(Sense.Named.class));
        return true;
    }

    private void choose(Sense.Choice choice, Span span) {
        String said = String.join(" ", tokens.subList(span.start(), span.end()));
        clause.slots.merge(choice.slot(), said, (a, b) -> clause.correcting ? b : a);
        clause.choosers.add(choice.device());
    }

    private boolean quantity(int i, Span span) {
        List<Sense.Quantity> quantities = span.all(Sense.Quantity.class);
        List<Sense.Named> named = span.all(Sense.Named.class);
        if (quantities.isEmpty() && named.isEmpty()) {
            return false;
        }
        boolean word = span.is(Mark.FILLER) || span.is(Mark.PRONOUN);
        if (word && named.isEmpty() && !neighbours.isAfterTo(i)) {
            return false; // "the one on the left"
        }
        if (named.isEmpty() && neighbours.isCount(i)) {
            clause.count = (int) quantities.get(0).value().number();
            return true;
        }
        if (clause.correcting) {
            clause.named.clear();
            clause.value = null;
            clause.correcting = false;
        }
        clause.named.addAll(named);
        quantities.forEach(q -> quantity(q.value()));
        if (span.has(Sense.Zone.class)) {
            return named.isEmpty() && !quantities.isEmpty();
        }
        return true;
    }

    private void quantity(Value value) {
        if (value.kind() == Value.Kind.AMOUNT) {
            clause.amount = clause.amount == null ? value : clause.amount;
        } else if (clause.value == null
                || clause.value.kind() == Value.Kind.FRACTION
                || clause.to && !clause.valueAfterTo) {
            clause.value = value; // "from three to one": what comes after "to" is meant
            clause.valueAfterTo = clause.to;
        }
    }

    private boolean zone(int i, Span span) {
        Optional<Sense.Zone> zone = span.first(Sense.Zone.class);
        if (zone.isEmpty() || clause.question && neighbours.isRemainder(i)) {
            return false;
        }
        ZoneTerm term = zone.get().term();
        if (clause.correcting) {
            clause.zones.clear();
            clause.correcting = false;
        }
        if (clause.except) {
            clause.zones.add(new ZoneTerm(ZoneTerm.Kind.EXCEPT, term.id()));
        } else {
            clause.zone(term, lexicon.zones());
        }
        return true;
    }

    private void small(int i, Span span) {
        Optional<Sense.Particle> particle = span.first(Sense.Particle.class);
        if (particle.isPresent()) {
            particle(i, span, List.of());
            return;
        }
        if (clause.except && span.is(Mark.MINE)) {
            clause.zones.add(ZoneTerm.EXCEPT_MINE);
        } else {
            clause.mine |= span.is(Mark.MINE);
        }
        clause.all |= span.is(Mark.ALL);
        clause.others |= span.is(Mark.OTHERS);
        clause.except |= span.is(Mark.EXCEPT);
        clause.to |= span.is(Mark.TO);
        clause.by |= span.is(Mark.BY);
        clause.pronoun |= span.is(Mark.PRONOUN) && !span.is(Mark.FILLER);
    }

    /** Looks at the words up to the next conjunction and decides whether they are a clause of their own. */
    private void conjunction(int i) {
        clause.joined = true;
        boolean corrects = i + 1 < cover.size() && cover.get(i + 1).is(Mark.CORRECTION);
        if (clause.isEmpty() || corrects || clause.correcting) {
            return;
        }
        Ahead ahead = Ahead.from(cover, i + 1);
        if (ahead.isEmpty()) {
            return;
        }
        if (ahead.verb() || ahead.template() || ahead.question()) {
            boolean whole = clause.isWhole() || clause.hasDevice();
            if (whole) {
                finish(new Clause());
            }
        } else if (!ahead.devices().isEmpty() && clause.hasDevice() && isOther(ahead)) {
            finish(ahead.value() && clause.endsIt() ? new Clause() : clause.sameVerb());
        } else if (ahead.value() && clause.hasValue() && clause.choosers.isEmpty()) {
            finish(clause.sameVerbAndDevice());
        }
    }

    private boolean isOther(Ahead ahead) {
        Set<Integer> now = new HashSet<>();
        clause.mentions.forEach(now::addAll);
        boolean shared = ahead.devices().stream().anyMatch(now::contains);
        return !shared || clause.hasValue() && ahead.value();
    }
}
