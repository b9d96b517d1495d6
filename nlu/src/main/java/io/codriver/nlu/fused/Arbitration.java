package io.codriver.nlu.fused;

import io.codriver.nlu.Interpreter.Context;
import io.codriver.nlu.Operation;
import io.codriver.nlu.Understanding;
import io.codriver.nlu.Understanding.Kind;
import io.codriver.nlu.Wish;
import io.codriver.nlu.fused.Meaning.Reading;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Who decides when floor and model both understood something. What they agree on the floor keeps, which reads values exactly.
 * Where they differ:
 *
 * <ul>
 *   <li>a floor that only put loose words together gives way to a model that is sure, that it is another wish or that nobody
 *       spoke to the car; to one that is not so sure it gives way to a question between the two;
 *   <li>a floor that knew the whole sentence keeps it, unless its open words swallowed a second wish: "play the long road and
 *       turn it up" is a title to a template.
 * </ul>
 *
 * Measured on validation (decision 22): of loose readings that a sure model read otherwise the model had far more right; of
 * whole sentences the floor.
 *
 * @param overrulesFrom how sure the model must be that it is talk to silence the floor; above 1 for never
 * @param addsFrom how sure the model must be of every wish that it adds to the floor's
 * @param loose reasons ({@link Understanding#why()}) of readings that the model may take over
 * @param whole reasons of readings that it may only add to
 */
public record Arbitration(double overrulesFrom, double addsFrom, Set<String> loose, Set<String> whole) {
    public static final Arbitration USUAL = new Arbitration(0.98, 0.6, Set.of("frame"), Set.of("template"));

    private static final Set<String> SILENT = Set.of("talk", "other");

    public Arbitration {
        loose = Set.copyOf(loose);
        whole = Set.copyOf(whole);
    }

    /** Whether the floor found nothing to go by, so that the model decides. */
    static boolean isOpen(Understanding floor) {
        return floor.kind() == Kind.NOTHING
                || floor.kind() == Kind.UNCLEAR && floor.wishes().isEmpty();
    }

    /** Whether the model has a say although the floor understood. */
    boolean isArguable(Understanding floor) {
        return floor.kind() == Kind.WISHES && (loose.contains(floor.why()) || whole.contains(floor.why()));
    }

    /** What holds of an arguable reading of the floor and the model's. */
    Understanding settled(Understanding floor, Reading reading, Meaning meaning, Context context) {
        Frame frame = reading.frame();
        boolean isLoose = loose.contains(floor.why());
        if (!frame.act().equals(Frame.WISH)) {
            boolean silenced = isLoose && SILENT.contains(frame.act()) && frame.actSure() >= overrulesFrom;
            return silenced ? new Understanding(Kind.NOTHING, List.of(), frame.actSure(), "fused:talk") : floor;
        }
        List<Wish> read = meaning.wishes(reading, context);
        if (begins(read, floor.wishes())) {
            return read.size() > floor.wishes().size() && addsSurely(floor, reading, read)
                    ? more(floor, reading, meaning.of(reading.confirmedByOthers(), context))
                    : floor;
        }
        return isLoose ? contested(floor, reading, read, meaning.of(reading, context)) : floor;
    }

    /** What is read beside the floor's; a yes is asked for when the model is unsure of the whole. */
    private static Understanding more(Understanding floor, Reading reading, Understanding high) {
        Understanding timely = timely(floor, high);
        return timely.equals(floor) || reading.isWorthAsking()
                ? timely
                : Meaning.whether(reading.frame(), high.wishes(), high.when());
    }

    /** A question between the two where names tell them apart; an answer is harmless; else whether the model is right. */
    private static Understanding contested(Understanding floor, Reading reading, List<Wish> read, Understanding high) {
        if (high.kind() == Kind.WISHES) {
            return timely(floor, high);
        }
        boolean single = floor.wishes().size() == 1 && read.size() == 1;
        if (!reading.isWorthAsking()
                || !single
                || floor.when().isPresent()
                || high.when().isPresent()) {
            return floor;
        }
        Wish low = floor.wishes().get(0);
        if (Meaning.isSameButFor(low, read.get(0))) {
            return Meaning.which(reading.frame(), low, read.get(0), Optional.empty());
        }
        boolean other = !low.device().equals(read.get(0).device());
        return other && high.said().containsKey(Understanding.CONFIRM) ? high : floor;
    }

    private boolean addsSurely(Understanding floor, Reading reading, List<Wish> read) {
        Frame frame = reading.frame();
        int known = floor.wishes().size();
        boolean swallows = floor.wishes().stream().anyMatch(w -> !w.slots().isEmpty());
        boolean keeps = IntStream.range(0, known)
                .allMatch(i -> shortens(read.get(i), floor.wishes().get(i)));
        return swallows
                && keeps
                && frame.actSure() >= reading.model().labels().actFrom()
                && frame.wants().stream().skip(known).allMatch(w -> w.sure() >= addsFrom);
    }

    /** Whether one wish has the other's open words, or the beginning or end of them. */
    private static boolean shortens(Wish shorter, Wish longer) {
        return shorter.slots().keySet().equals(longer.slots().keySet())
                && longer.slots().entrySet().stream()
                        .allMatch(e -> e.getValue().contains(shorter.slots().getOrDefault(e.getKey(), e.getValue())));
    }

    /** What the floor found timed is never done at once. */
    private static Understanding timely(Understanding floor, Understanding high) {
        boolean loses = floor.when().isPresent() && high.when().isEmpty();
        return loses || high.kind() != Kind.WISHES ? floor : high;
    }

    private static boolean begins(List<Wish> longer, List<Wish> shorter) {
        return longer.size() >= shorter.size()
                && IntStream.range(0, shorter.size()).allMatch(i -> isSame(longer.get(i), shorter.get(i)));
    }

    private static boolean isSame(Wish one, Wish other) {
        return one.device().equals(other.device()) && effect(one.operation()) == effect(other.operation());
    }

    private static Operation effect(Operation operation) {
        return switch (operation) {
            case START -> Operation.ON;
            case STOP -> Operation.OFF;
            case SELECT -> Operation.SET;
            default -> operation;
        };
    }

    /** Whether the floor saw a time or condition that it could not read. */
    static boolean isConditional(Understanding floor) {
        String why = floor.why();
        return why.equals("condition") || why.equals("time-of-which") || why.startsWith("timed-");
    }
}
