package io.codriver.voice;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/**
 * The last moments of a silent seat: notices that somebody begins to speak and still has the sound from before that.
 * For one thread.
 *
 * <p>It takes {@value #NEEDED} speech frames of {@value #WINDOW}, so that a click doesn't count.
 */
final class OnsetWindow {
    private static final int NEEDED = 3;
    private static final int WINDOW = 5;
    /** A soft first consonant lasts about this long. */
    private static final int PRE_ROLL_INTO_LEAK = 5;

    private final int preRoll;
    private final ArrayDeque<Judged> frames = new ArrayDeque<>();

    OnsetWindow(int preRollFrames) {
        this.preRoll = preRollFrames;
    }

    /**
     * A frame and what it is.
     *
     * @param speech of this seat
     * @param leak of another seat
     */
    record Judged(SeatFrame frame, boolean speech, boolean leak) {}

    /** Adds a frame; whether somebody speaks by now. */
    boolean add(SeatFrame frame, boolean loud) {
        boolean speech = loud && frame.dominant();
        frames.addLast(new Judged(frame, speech, loud && !speech));
        if (frames.size() > preRoll + WINDOW) {
            frames.removeFirst();
        }
        int count = 0;
        int looked = 0;
        for (Iterator<Judged> each = frames.descendingIterator(); each.hasNext() && looked < WINDOW; looked++) {
            count += each.next().speech() ? 1 : 0;
        }
        return speech && count >= NEEDED;
    }

    /**
     * Everything from the pre-roll on, and forgets it. Call when {@link #add} said so. The pre-roll reaches
     * back into another seat's words only as far as a soft first consonant of this seat's may hide in them: more would
     * be decoded as the beginning of this seat's.
     */
    List<Judged> take() {
        List<Judged> all = new ArrayList<>(frames);
        frames.clear();
        int first = Math.max(0, all.size() - WINDOW);
        while (!all.get(first).speech()) {
            first++;
        }
        int begin = first;
        int into = 0;
        while (begin > Math.max(0, first - preRoll) && into < PRE_ROLL_INTO_LEAK) {
            begin--;
            into += all.get(begin).leak() ? 1 : 0;
        }
        return all.subList(begin, all.size());
    }

    void clear() {
        frames.clear();
    }
}
