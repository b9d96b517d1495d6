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
 * have a hole ({@code [unk]}), dictation fills it; where they are unsure, dictation must at least half agree. What is made of
 * an opinion is tried with the same words marked as badly heard with which the chosen one is read afterwards.
 */
public final class Fusion {
    static final String HOLE = "[unk]";
    /** A catalogue decoding below this mean word confidence asks for a second opinion. */
    static final double SURE = 0.75;
    /** Below this share of common words an unsure command is not believed. */
    static final double AGREEMENT = 0.34;

    /** Below this confidence a word counts as heard badly: the model was trained to trust such words less. */
    static final double DOUBTFUL = 0.6;

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
        Set<String> doubtful = doubtful(grammar, dictation);
        Heard heard = weighed(grammar, dictation, context.doubting(doubtful));
        return new CabinMoment(
                seat, heard.text(), heard.by().confidence(), heard.from(), snapshot, context.scene(), doubtful);
    }

    /** The words that the evidence speaks for, and the decoding that says how sure they are. */
    private record Heard(String text, Hypothesis by, Opinion from) {
        Heard(Hypothesis by, Opinion from) {
            this(by.text(), by, from);
        }
    }

    private Heard weighed(Hypothesis grammar, Optional<Hypothesis> dictation, Context context) {
        boolean hole = grammar.words().stream().anyMatch(w -> w.text().equals(HOLE));
        if (dictation.isEmpty()) {
            return new Heard(grammar, Opinion.CATALOGUE);
        }
        Hypothesis free = dictation.get();
        if (hole) {
            return filled(grammar, free, context);
        }
        boolean rescued =
                free.confidence() >= SURE && understood(free.text(), context) > understood(grammar.text(), context);
        if (rescued) {
            return new Heard(free, Opinion.DICTATION);
        }
        boolean believed = grammar.confidence() >= SURE || agreement(grammar, free) >= AGREEMENT;
        return believed ? new Heard(grammar, Opinion.CATALOGUE) : new Heard(free, neither(free, context));
    }

    /** A word that one decoding is sure of is well heard, whatever the other makes of it. */
    private static Set<String> doubtful(Hypothesis grammar, Optional<Hypothesis> dictation) {
        Set<String> out = new HashSet<>();
        Set<String> sure = new HashSet<>();
        for (Hypothesis each : dictation.map(free -> List.of(grammar, free)).orElse(List.of(grammar))) {
            for (Word word : each.words()) {
                (word.confidence() < DOUBTFUL ? out : sure).add(word.text());
            }
        }
        out.removeAll(sure);
        return out;
    }

    /** The moment of a typed utterance. */
    public CabinMoment typed(String seat, String text, Snapshot snapshot, Scene scene) {
        return new CabinMoment(seat, text, 1, Opinion.TYPED, snapshot, scene);
    }

    private Opinion neither(Hypothesis free, Context context) {
        return isUnderstood(free.text(), context) ? Opinion.DICTATION : Opinion.NEITHER;
    }

    private Heard filled(Hypothesis grammar, Hypothesis free, Context context) {
        String both = patched(grammar, free);
        return isUnderstood(both, context)
                ? new Heard(both, grammar, Opinion.BOTH)
                : new Heard(free, Opinion.DICTATION);
    }

    private boolean isUnderstood(String text, Context context) {
        return understood(text, context) > 0;
    }

    /** 0 for nothing, 1 for what would have to be asked about, 2 for what is clear. */
    private int understood(String text, Context context) {
        Understanding.Kind kind = interpreter.interpret(text, context).kind();
        return kind == Understanding.Kind.NOTHING ? 0 : kind == Understanding.Kind.UNCLEAR ? 1 : 2;
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
