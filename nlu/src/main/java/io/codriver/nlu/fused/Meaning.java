package io.codriver.nlu.fused;

import io.codriver.nlu.Interpreter.Context;
import io.codriver.nlu.Operation;
import io.codriver.nlu.Scene;
import io.codriver.nlu.Understanding;
import io.codriver.nlu.Understanding.Kind;
import io.codriver.nlu.Value;
import io.codriver.nlu.Vocabulary;
import io.codriver.nlu.Vocabulary.DeviceWords;
import io.codriver.nlu.When;
import io.codriver.nlu.Wish;
import io.codriver.nlu.fused.Frame.Run;
import io.codriver.nlu.fused.Frame.Want;
import io.codriver.nlu.language.LanguagePack;
import io.codriver.nlu.match.CatalogMatcher;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a frame means in this car: sure enough it is wishes, less sure a question, else nothing. A sentence that says
 * when in words that can't be read never acts. Immutable, thread-safe.
 */
final class Meaning {
    static final String WHY = "fused";
    /** A second reading that is less likely than this part of the first isn't worth a question. */
    private static final double WORTH_ASKING = 0.05;
    /** From this part on the question is which of the two; below it, whether the first was meant. */
    private static final double RIVAL = 0.3;

    private final CatalogMatcher readers;
    private final Places places;
    private final OpenWords open;
    private final Amounts amounts;

    Meaning(CatalogMatcher readers, Vocabulary vocabulary, LanguagePack pack) {
        this.readers = readers;
        this.places = new Places(vocabulary);
        this.open = new OpenWords(vocabulary.devices());
        this.amounts = new Amounts(pack);
    }

    /** A sentence as the model read it; {@code confirmed} when something beside the model speaks for its reading. */
    record Reading(FusedModel model, Frame frame, List<String> words, boolean confirmed) {
        Reading(FusedModel model, Frame frame, List<String> words) {
            this(model, frame, words, false);
        }

        /** The same words as the model reads them in another context. */
        Reading in(Context context) {
            return new Reading(model, model.read(words, context), words, confirmed);
        }

        Reading confirmedByOthers() {
            return new Reading(model, frame, words, true);
        }

        boolean isSure() {
            List<Want> wants = frame.wants();
            boolean asks = !wants.isEmpty() && wants.stream().allMatch(w -> w.operation() == Operation.QUERY);
            return confirmed
                    || frame.sure()
                            >= (asks
                                    ? model.labels().answerFrom()
                                    : model.labels().actFrom());
        }

        boolean isWorthAsking() {
            return confirmed || frame.sure() >= model.labels().askFrom();
        }
    }

    Understanding of(Reading reading, Context context) {
        Frame frame = reading.frame();
        if (!frame.act().equals(Frame.WISH)) {
            return reading.isSure() ? answer(frame, context) : nothing(frame, "unsure");
        }
        if (frame.wants().isEmpty() || !reading.isWorthAsking()) {
            return nothing(frame, "unsure");
        }
        boolean timed = frame.runs().stream().anyMatch(r -> r.kind().equals("when"));
        return timed ? timed(reading, context) : asked(reading, context, Optional.empty());
    }

    /** What is worth offering where nobody said anything; empty for nothing, several things, or too unsure. */
    Optional<Understanding> offer(Reading reading, Context context) {
        Frame frame = reading.frame();
        if (!frame.act().equals(Frame.WISH) || frame.wants().size() != 1) {
            return Optional.empty();
        }
        double sure = Math.min(frame.actSure(), frame.wants().get(0).sure());
        Wish wish = wishes(reading, context).get(0);
        boolean whole = wish.operation() != Operation.QUERY && !lacksValue(wish);
        return whole && sure >= reading.model().labels().offerFrom()
                ? Optional.of(new Understanding(
                        Kind.UNCLEAR,
                        List.of(wish),
                        sure,
                        "fused:offer",
                        Optional.empty(),
                        Map.of(Understanding.CONFIRM, "")))
                : Optional.empty();
    }

    private static Understanding nothing(Frame frame, String why) {
        return new Understanding(Kind.NOTHING, List.of(), frame.sure(), WHY + ":" + why);
    }

    private static Understanding answer(Frame frame, Context context) {
        boolean open = context.awaitsAnswer();
        return switch (frame.act()) {
            case "yes" -> open ? weakYes(frame) : nothing(frame, "no-question");
            case "no" -> open || !context.choices().isEmpty() ? plain(Kind.NO, frame) : nothing(frame, "no-question");
            case "undo" -> plain(Kind.UNDO, frame);
            case "help" -> plain(Kind.HELP, frame);
            default -> nothing(frame, frame.act());
        };
    }

    /** Never more than weak: the clear ones are sentences that the floor knows. */
    private static Understanding weakYes(Frame frame) {
        return new Understanding(
                Kind.YES, List.of(), frame.sure(), WHY, Optional.empty(), Map.of(Understanding.WEAK, ""));
    }

    private static Understanding plain(Kind kind, Frame frame) {
        return new Understanding(kind, List.of(), frame.sure(), WHY);
    }

    /** When all that says when can be read, and it is one time for all; a question about another time has no answer. */
    private Understanding timed(Reading reading, Context context) {
        List<String> said = reading.frame().runs().stream()
                .filter(r -> r.kind().equals("when"))
                .map(r -> said(r, reading.words()))
                .distinct()
                .toList();
        Optional<When> when = said.size() == 1 ? readers.when(said.get(0)) : Optional.empty();
        boolean asks = reading.frame().wants().stream().anyMatch(w -> w.operation() == Operation.QUERY);
        if (asks) {
            return nothing(reading.frame(), "timed-question");
        }
        return when.isPresent() ? asked(reading, context, when) : unclear(reading.frame(), List.of(), "when");
    }

    private static String said(Run run, List<String> words) {
        return String.join(" ", words.subList(run.start(), run.end()));
    }

    /** What is wanted, however unsure the model is of it; empty when it is no wish. */
    List<Wish> wishes(Reading reading, Context context) {
        List<Wish> wishes = new ArrayList<>();
        for (int i = 0; i < reading.frame().wants().size(); i++) {
            wishes.add(wish(reading, reading.frame().wants().get(i), i, context.scene()));
        }
        return wishes;
    }

    private Understanding asked(Reading reading, Context context, Optional<When> when) {
        Frame frame = reading.frame();
        List<Wish> wishes = wishes(reading, context);
        if (!reading.isSure()) {
            return doubtful(reading, wishes, when, context.scene());
        }
        boolean lacks = wishes.stream().anyMatch(Meaning::lacksValue);
        if (lacks) {
            return unclear(frame, wishes.size() == 1 ? wishes : List.of(), "value");
        }
        if (reading.words().stream().anyMatch(w -> isLeftOut(w, reading))) {
            return nothing(frame, "number");
        }
        return new Understanding(Kind.WISHES, wishes, frame.sure(), WHY, when, Map.of());
    }

    /**
     * Whether a word is a number that nothing in the frame comes from. "Preset five" must not become the nearest value that the
     * model knows: a number is said for a reason, and a wrong one is worse than silence.
     */
    private boolean isLeftOut(String word, Reading reading) {
        boolean counts = readers.value(word)
                .filter(v -> v.kind() == Value.Kind.NUMBER && v.number() > 1)
                .isPresent();
        if (!counts) {
            return false;
        }
        List<String> words = reading.words();
        boolean inRun = reading.frame().runs().stream()
                .anyMatch(r -> words.subList(r.start(), r.end()).contains(word));
        boolean inName = reading.frame().wants().stream()
                .anyMatch(w -> reading.model().table().device(w.device()).traits().stream()
                        .flatMap(t -> t.values().getOrDefault(w.named(), List.of()).stream())
                        .anyMatch(form -> List.of(form.split(" ")).contains(word)));
        return !inRun && !inName;
    }

    private static boolean lacksValue(Wish wish) {
        boolean sets = wish.operation() == Operation.SET || wish.operation() == Operation.SELECT;
        return sets && wish.value().kind() == Value.Kind.NONE && wish.slots().isEmpty();
    }

    /** Which of two that are about as likely, or whether the likeliest was meant at all; what only asks can't be put so. */
    private Understanding doubtful(Reading reading, List<Wish> wishes, Optional<When> when, Scene scene) {
        Frame frame = reading.frame();
        if (reading.words().stream().anyMatch(w -> isLeftOut(w, reading))) {
            return nothing(frame, "number");
        }
        double first = frame.wants().get(0).sure();
        List<Wish> rivals = frame.second().stream()
                .filter(w -> wishes.size() == 1 && w.sure() >= WORTH_ASKING * first)
                .map(w -> wish(reading, w, 0, scene))
                .filter(w -> isSameButFor(w, wishes.get(0)))
                .toList();
        boolean close = !rivals.isEmpty() && frame.second().get(0).sure() >= RIVAL * first;
        boolean whole = wishes.stream().noneMatch(w -> lacksValue(w) || w.operation() == Operation.QUERY);
        if (whole && !close) {
            return whether(frame, wishes, when);
        }
        if (!rivals.isEmpty()) {
            return which(frame, wishes.get(0), rivals.get(0), when);
        }
        boolean meant = frame.actSure() >= reading.model().labels().actFrom();
        return meant ? unclear(frame, List.of(), "which") : nothing(frame, "unsure");
    }

    /** Whether a question that names only the devices tells two wishes apart: the same is to be done with either. */
    static boolean isSameButFor(Wish one, Wish other) {
        return !one.device().equals(other.device()) && one.operation() == other.operation();
    }

    /** Was that meant? */
    static Understanding whether(Frame frame, List<Wish> wishes, Optional<When> when) {
        Map<String, String> confirm = Map.of(Understanding.CONFIRM, "");
        return new Understanding(Kind.UNCLEAR, wishes, frame.sure(), WHY + ":meant", when, confirm);
    }

    /** Which of two? */
    static Understanding which(Frame frame, Wish one, Wish other, Optional<When> when) {
        return new Understanding(Kind.UNCLEAR, List.of(one, other), frame.sure(), WHY + ":which", when, Map.of());
    }

    private static Understanding unclear(Frame frame, List<Wish> wishes, String why) {
        return new Understanding(Kind.UNCLEAR, wishes, frame.sure(), WHY + ":" + why);
    }

    private Wish wish(Reading reading, Want want, int owner, Scene scene) {
        DeviceWords device = reading.model().table().device(want.device());
        Amounts.Amount amount = want.operation() == Operation.QUERY
                ? new Amounts.Amount(Operation.QUERY, Value.NONE)
                : Amounts.fitted(device, want.operation(), value(reading, want, owner));
        return new Wish(
                amount.operation(),
                device.id(),
                places.of(device, want.zones(), want.without(), scene),
                amount.value(),
                open.of(device, owner, reading.frame().runs(), reading.words()));
    }

    private Value value(Reading reading, Want want, int owner) {
        if (!want.named().isEmpty()) {
            return Value.named(want.named());
        }
        if (!want.measure().equals(FrameReader.SPAN)) {
            return amounts.measured(want.measure());
        }
        return reading.frame().runs().stream()
                .filter(r -> r.kind().equals("value") && r.owner() == owner)
                .findFirst()
                .flatMap(r -> readers.value(said(r, reading.words())))
                .orElse(Value.NONE);
    }
}
