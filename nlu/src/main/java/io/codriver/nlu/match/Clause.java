package io.codriver.nlu.match;

import io.codriver.nlu.Operation;
import io.codriver.nlu.Value;
import io.codriver.nlu.Vocabulary;
import io.codriver.nlu.Vocabulary.ZoneWords;
import io.codriver.nlu.ZoneTerm;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What one clause of a sentence has said so far; filled word by word by the {@link Assembler}, then resolved. */
final class Clause {
    /** Verbs as said; several when the same words are a general verb and a device's own. */
    final List<Sense.Verb> verbs = new ArrayList<>();
    /** A device's own readings of a particle ("window down"). */
    final List<Sense.Verb> particleVerbs = new ArrayList<>();
    /** Each mention of a device: the indices that the name could mean. */
    final List<Set<Integer>> mentions = new ArrayList<>();

    /** A device's own verb that is its name too ("massage"): counts only when nothing else says what to do. */
    final List<Sense.Verb> nameVerbs = new ArrayList<>();

    final List<ZoneTerm> zones = new ArrayList<>();
    final List<Sense.Named> named = new ArrayList<>();
    final Map<String, String> slots = new LinkedHashMap<>();
    final Set<Integer> choosers = new LinkedHashSet<>();

    @Nullable
    Operation particle;

    @Nullable
    Value value;

    @Nullable
    Value amount;

    Sense.@Nullable Matched template;
    /** The shared name that the device was said by. */
    Vocabulary.@Nullable SharedName shared;

    boolean neutral;
    /** A neutral verb that asks for a value: "set", "change". */
    boolean setter;

    boolean question;
    boolean pronoun;
    boolean plural;
    /** Verb and particle are the clause's before; a particle of its own replaces them. */
    boolean inherited;
    /** "More", "even": goes on from the step before. */
    boolean leans;

    boolean all;
    boolean mine;
    boolean others;
    boolean except;
    boolean to;
    boolean valueAfterTo;
    boolean correcting;
    /** An "and" stands between the zones so far and the next one. */
    boolean joined;
    /** The zone that a later one has narrowed: "the rear windows on the left and on the right". */
    @Nullable
    ZoneTerm narrowed;

    /** How many of a device are said to be meant: "the two rear windows"; 0 when that was not said. */
    int count;
    /** "By": the value is a difference. */
    boolean by;
    /** Words stand where they can't: the clause means nothing. */
    boolean broken;

    /** Another zone: beside those so far after an "and", otherwise it narrows them. */
    void zone(ZoneTerm term, Map<String, ZoneWords> words) {
        ZoneTerm last = zones.isEmpty() ? null : zones.get(zones.size() - 1);
        ZoneTerm around = joined ? narrowed : last;
        List<ZoneTerm> both = around == null ? List.of() : Narrowing.shared(around, term, words);
        if (!joined && !both.isEmpty()) {
            zones.remove(zones.size() - 1);
            narrowed = last;
        }
        zones.addAll(both.isEmpty() ? List.of(term) : both);
        joined = false;
    }

    boolean hasVerb() {
        return !verbs.isEmpty();
    }

    boolean hasDevice() {
        return !mentions.isEmpty() || template != null || !choosers.isEmpty();
    }

    boolean hasValue() {
        return value != null || !named.isEmpty();
    }

    boolean isEmpty() {
        return !hasVerb()
                && !hasDevice()
                && !hasValue()
                && particle == null
                && zones.isEmpty()
                && amount == null
                && !pronoun
                && !mine
                && !all
                && !others;
    }

    /** Enough to stand alone, so that a new verb begins a new clause. */
    boolean isWhole() {
        boolean what = hasDevice() || pronoun;
        return template != null || what && (hasVerb() || particle != null || hasValue() || question);
    }

    /** Whether it turns something off, so that a value after it belongs to another verb. */
    boolean endsIt() {
        Operation does = generalVerb().orElse(particle);
        return does == Operation.OFF || does == Operation.CLOSE || does == Operation.STOP;
    }

    boolean saysZone() {
        return !zones.isEmpty() || mine || all || others || except || plural;
    }

    /** Asks for one operation and no other. */
    void operate(Operation operation) {
        verbs.clear();
        particleVerbs.clear();
        nameVerbs.clear();
        particle = null;
        verbs.add(new Sense.Verb(operation, Sense.ANY));
    }

    Optional<Operation> generalVerb() {
        return verbs.stream()
                .filter(v -> v.device() == Sense.ANY)
                .map(Sense.Verb::operation)
                .reduce((a, b) -> b);
    }

    Optional<Operation> ownVerb(int device) {
        Optional<Operation> verb = verbs.stream()
                .filter(v -> v.device() == device)
                .map(Sense.Verb::operation)
                .reduce((a, b) -> b);
        boolean particleCounts = verb.isEmpty() && generalVerb().isEmpty();
        return particleCounts
                ? particleVerbs.stream()
                        .filter(v -> v.device() == device)
                        .map(Sense.Verb::operation)
                        .findFirst()
                : verb;
    }

    /** Everything that was said, to be completed apart from this one. */
    Clause copy() {
        Clause next = sameVerbAndDevice();
        next.inherited = inherited;
        next.nameVerbs.addAll(nameVerbs);
        next.zones.addAll(zones);
        next.named.addAll(named);
        next.value = value;
        next.amount = amount;
        next.pronoun = pronoun;
        next.plural = plural;
        next.all = all;
        next.mine = mine;
        next.others = others;
        next.except = except;
        next.to = to;
        next.by = by;
        next.count = count;
        return next;
    }

    /** Forgets the verb that it took from the clause before. */
    void disinherit() {
        verbs.clear();
        particleVerbs.clear();
        particle = null;
        inherited = false;
    }

    /** Begins a clause that goes on with this one's verb and question. */
    Clause sameVerb() {
        Clause next = new Clause();
        next.verbs.addAll(verbs);
        next.particle = particle;
        next.particleVerbs.addAll(particleVerbs);
        next.neutral = neutral;
        next.question = question;
        next.inherited = true;
        return next;
    }

    /** Begins a clause that goes on with this one's verb and device. */
    Clause sameVerbAndDevice() {
        Clause next = sameVerb();
        next.mentions.addAll(mentions);
        return next;
    }

    /** Takes the verb and value of the clause after it: "the radio and the fan off". */
    void borrowFrom(Clause later) {
        verbs.addAll(later.verbs);
        particle = later.particle;
        particleVerbs.addAll(later.particleVerbs);
        if (!hasValue()) {
            value = later.value;
        }
    }
}
