package io.codriver.nlu.fused;

import io.codriver.models.Bundle;
import io.codriver.models.VectorCache;
import io.codriver.nlu.Interpreter;
import io.codriver.nlu.Operation;
import io.codriver.nlu.Suggester;
import io.codriver.nlu.Understanding;
import io.codriver.nlu.Vocabulary;
import io.codriver.nlu.fused.Meaning.Reading;
import io.codriver.nlu.language.LanguagePack;
import io.codriver.nlu.match.CatalogMatcher;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The floor with the trained model above it. The deterministic matcher reads first; what it can't read the model decides, as
 * sure as its calibration says; where both understood, {@link Arbitration} settles it. Without a model the floor decides alone.
 *
 * <p>Bundles can be exchanged while people speak: a turn that has begun ends with the bundle that it began with, and the
 * old one is closed after its last turn. A second bundle may shadow the first: it reads the same and has no say.
 *
 * <p>Thread-safe; turns run one after another in the model. A model that fails is as one that isn't there, for that
 * utterance, and is reported once.
 */
public final class FusedInterpreter implements Interpreter, Suggester, AutoCloseable {
    /** What the floor found nothing in, and a model needn't look for more. */
    private static final Set<String> UNREADABLE = Set.of("too-long", "no-words", Understanding.BACKCHANNEL);

    private final CatalogMatcher floor;
    private final Vocabulary vocabulary;
    private final VectorCache cache;
    private final Arbitration arbitration;
    private final Consumer<String> notices;
    private final Meaning meaning;

    private @Nullable FusedModel model;
    private @Nullable FusedModel shadow;
    private Shadowing shadowing = Shadowing.NONE;
    private boolean failed;

    /**
     * Begins without a model.
     *
     * @param cache where the places of the car's names are kept
     * @param notices told in a sentence what an operator should know; called on the thread that found out
     */
    public FusedInterpreter(
            CatalogMatcher floor,
            Vocabulary vocabulary,
            LanguagePack pack,
            VectorCache cache,
            Arbitration arbitration,
            Consumer<String> notices) {
        this.floor = floor;
        this.vocabulary = vocabulary;
        this.cache = cache;
        this.arbitration = arbitration;
        this.notices = notices;
        this.meaning = new Meaning(floor, vocabulary, pack);
    }

    /**
     * Takes a bundle into use from the next utterance on. It belongs to this interpreter from now on, which closes it,
     * also when it is refused. Computes names for a second or two, if the cache doesn't know them, on this thread.
     *
     * @return why it was refused, and then nothing has changed; empty when it is in use
     */
    public Optional<String> swap(Bundle bundle) {
        return prepared(bundle, fresh -> use(fresh));
    }

    /** Lets a bundle read along from the next utterance on, counted from zero. Terms as for {@link #swap}. */
    public Optional<String> shadow(Bundle bundle) {
        return prepared(bundle, fresh -> shadowWith(fresh));
    }

    private Optional<String> prepared(Bundle bundle, Consumer<FusedModel> then) {
        try {
            then.accept(FusedModel.of(bundle, vocabulary, cache));
            return Optional.empty();
        } catch (IllegalArgumentException | IllegalStateException e) {
            bundle.close();
            String why = "model bundle " + bundle.id() + " " + bundle.version() + " does not fit: " + e.getMessage();
            notices.accept(why + "; what was in use stays so");
            return Optional.of(why);
        }
    }

    void use(@Nullable FusedModel fresh) {
        FusedModel old;
        synchronized (this) {
            old = model;
            model = fresh;
            failed = false;
        }
        if (old != null) {
            old.retire();
        }
    }

    void shadowWith(@Nullable FusedModel fresh) {
        FusedModel old;
        synchronized (this) {
            old = shadow;
            shadow = fresh;
            shadowing = Shadowing.NONE;
        }
        if (old != null) {
            old.retire();
        }
    }

    /** What the shadow bundle has decided otherwise so far. */
    public synchronized Shadowing shadowing() {
        return shadowing;
    }

    /** Name and version of the bundle in use; empty when the floor is alone. */
    public synchronized Optional<String> bundle() {
        return Optional.ofNullable(model).map(FusedModel::name);
    }

    /** Gives all bundles back; the floor goes on alone. */
    @Override
    public void close() {
        use(null);
        shadowWith(null);
    }

    @Override
    public Understanding interpret(String text, Context context) {
        Understanding low = floor.interpret(text, context);
        Understanding decided =
                with(borrowed(false), low, text, context, e -> failed(e)).orElse(low);
        Optional<Understanding> other = with(borrowed(true), low, text, context, e -> shadowFailed());
        other.ifPresent(o -> compare(text, decided, o));
        return decided;
    }

    private synchronized @Nullable FusedModel borrowed(boolean second) {
        FusedModel found = second ? shadow : model;
        return found != null && found.borrow() ? found : null;
    }

    private synchronized void compare(String text, Understanding decided, Understanding other) {
        long before = shadowing.different();
        shadowing = shadowing.and(text, decided, other);
        if (shadowing.different() > before && before < Shadowing.KEPT) {
            notices.accept("the shadow bundle decides otherwise: " + decided.kind() + " " + decided.why() + ", shadow "
                    + other.kind() + " " + other.why());
        }
    }

    private synchronized void failed(RuntimeException e) {
        if (!failed) {
            failed = true;
            notices.accept("the model failed, the matcher goes on alone where it does: " + e.getMessage());
        }
    }

    private synchronized void shadowFailed() {
        shadowing = shadowing.andFailed();
    }

    /** What comes of an utterance with a model, which is given back; empty without one, or when it failed. */
    private Optional<Understanding> with(
            @Nullable FusedModel by,
            Understanding low,
            String text,
            Context context,
            Consumer<RuntimeException> onFailure) {
        if (by == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(decide(by, low, text, context));
        } catch (RuntimeException e) {
            onFailure.accept(e);
            return Optional.empty();
        } finally {
            by.giveBack();
        }
    }

    private Understanding decide(FusedModel by, Understanding low, String text, Context context) {
        boolean open = Arbitration.isOpen(low);
        boolean readable = !UNREADABLE.contains(low.why());
        if (!readable || !open && !arbitration.isArguable(low)) {
            return low;
        }
        List<String> words = by.words(text);
        if (words.isEmpty()) {
            return low;
        }
        Reading reading = new Reading(by, by.read(words, context), words);
        Understanding found = open ? heard(low, reading, context) : arbitration.settled(low, reading, meaning, context);
        boolean explains = by == using() && found.why().equals(Meaning.WHY); // a shadow need not say why
        return explains ? Senses.named(found, reading, meaning, context) : found;
    }

    private synchronized @Nullable FusedModel using() {
        return model;
    }

    /** What the model makes of a sentence of which the floor makes nothing. */
    private Understanding heard(Understanding low, Reading reading, Context context) {
        Understanding high = meaning.of(reading, context);
        return high.kind() == Understanding.Kind.NOTHING || actsAtOnce(low, high) ? low : high;
    }

    /** What the floor found conditional is never done at once, whatever the model says; a question may be answered. */
    private static boolean actsAtOnce(Understanding low, Understanding high) {
        boolean acts = high.wishes().stream().anyMatch(w -> w.operation() != Operation.QUERY);
        return Arbitration.isConditional(low) && high.when().isEmpty() && acts;
    }

    @Override
    public Optional<Understanding> worth(Context context) {
        FusedModel by = borrowed(false);
        if (by == null) {
            return Optional.empty();
        }
        try {
            return meaning.offer(new Reading(by, by.read(List.of(), context), List.of()), context);
        } catch (RuntimeException e) {
            failed(e);
            return Optional.empty();
        } finally {
            by.giveBack();
        }
    }

    @Override
    public Completeness completeness(String text) {
        return floor.completeness(text);
    }
}
