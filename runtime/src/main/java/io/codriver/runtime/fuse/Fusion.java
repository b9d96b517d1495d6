package io.codriver.runtime.fuse;

import io.codriver.nlu.Interpreter;
import io.codriver.nlu.Interpreter.Context;
import io.codriver.nlu.Scene;
import io.codriver.nlu.Understanding;
import io.codriver.runtime.fuse.CabinMoment.Opinion;
import io.codriver.vehiclebus.Snapshot;
import io.codriver.voice.Hypothesis;
import io.codriver.voice.Word;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Weighs the catalogue's decoding against free dictation.
 *
 * <p>Decoding with the catalogue's sentences is right on commands and forces everything else into them. Free dictation
 * is poor on short commands and honest about other talk. So the catalogue's words stand where they are sure; where they
 * have a hole ({@code [unk]}), dictation fills it; where they are unsure, dictation must at least half agree.
 */
public final class Fusion {
    static final String HOLE = "[unk]";
    /** A catalogue decoding below this mean word confidence asks for a second opinion. */
    static final double SURE = 0.75;
    /** Below this share of common words an unsure command is not believed. */
    static final double AGREEMENT = 0.34;

    private final Interpreter interpreter;

    /** Weighs by what {@code interpreter} makes of each opinion. */
    public Fusion(Interpreter interpreter) {
        this.interpreter = interpreter;
    }

    /** Whether free dictation should be asked about this decoding: a hole, or unsure. */
    public boolean isSecondOpinionDue(Hypothesis grammar) {
        boolean hole = grammar.words().stream().anyMatch(w -> w.text().equals(HOLE));
        return !grammar.words().isEmpty() && (hole || grammar.confidence() < SURE);
    }

    /** The moment of a spoken utterance; its scene is that of {@code context}. */
    public CabinMoment spoken(
            String seat, Hypothesis grammar, Optional<Hypothesis> dictation, Context context, Snapshot snapshot) {
        boolean hole = grammar.words().stream().anyMatch(w -> w.text().equals(HOLE));
        if (dictation.isEmpty()) {
            return new CabinMoment(
                    seat, grammar.text(), grammar.confidence(), Opinion.CATALOGUE, snapshot, context.scene());
        }
        Hypothesis free = dictation.get();
        if (hole) {
            return filled(seat, grammar, free, context, snapshot);
        }
        boolean rescued = free.confidence() >= SURE
                && !isUnderstood(grammar.text(), context)
                && isUnderstood(free.text(), context);
        if (rescued) {
            return new CabinMoment(seat, free.text(), free.confidence(), Opinion.DICTATION, snapshot, context.scene());
        }
        boolean believed = grammar.confidence() >= SURE || agreement(grammar, free) >= AGREEMENT;
        return believed
                ? new CabinMoment(
                        seat, grammar.text(), grammar.confidence(), Opinion.CATALOGUE, snapshot, context.scene())
                : new CabinMoment(
                        seat, free.text(), free.confidence(), neither(free, context), snapshot, context.scene());
    }

    /** The moment of a typed utterance. */
    public CabinMoment typed(String seat, String text, Snapshot snapshot, Scene scene) {
        return new CabinMoment(seat, text, 1, Opinion.TYPED, snapshot, scene);
    }

    private Opinion neither(Hypothesis free, Context context) {
        return isUnderstood(free.text(), context) ? Opinion.DICTATION : Opinion.NEITHER;
    }

    private CabinMoment filled(String seat, Hypothesis grammar, Hypothesis free, Context context, Snapshot snapshot) {
        String both = patched(grammar, free);
        if (isUnderstood(both, context)) {
            return new CabinMoment(seat, both, grammar.confidence(), Opinion.BOTH, snapshot, context.scene());
        }
        return new CabinMoment(seat, free.text(), free.confidence(), Opinion.DICTATION, snapshot, context.scene());
    }

    private boolean isUnderstood(String text, Context context) {
        return interpreter.interpret(text, context).kind() != Understanding.Kind.NOTHING;
    }

    /** The catalogue's words; in each hole, the freely decoded words whose middle falls into it. */
    private static String patched(Hypothesis grammar, Hypothesis free) {
        List<String> out = new ArrayList<>();
        double covered = Double.NEGATIVE_INFINITY;
        for (Word word : grammar.words()) {
            if (!word.text().equals(HOLE)) {
                out.add(word.text());
                continue;
            }
            for (Word other : free.words()) {
                double middle = (other.startSeconds() + other.endSeconds()) / 2;
                if (middle >= word.startSeconds() && middle <= word.endSeconds() && middle > covered) {
                    out.add(other.text());
                    covered = middle;
                }
            }
        }
        return String.join(" ", out);
    }

    /** Shared distinct words over the catalogue's distinct words. */
    static double agreement(Hypothesis grammar, Hypothesis free) {
        Set<String> ours = new HashSet<>(List.of(grammar.text().split(" ")));
        Set<String> theirs = new HashSet<>(List.of(free.text().split(" ")));
        long shared = ours.stream().filter(theirs::contains).count();
        return ours.isEmpty() ? 0 : (double) shared / ours.size();
    }
}
