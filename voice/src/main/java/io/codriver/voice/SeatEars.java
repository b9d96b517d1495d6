package io.codriver.voice;

import io.codriver.voice.health.Microphones;
import io.codriver.voice.separate.SeatSeparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Hears every seat at the same time: sound in, {@link EarEvent}s out.
 *
 * <p>Each seat has a channel, a thread and a decoder of its own. On the caller's thread a frame is only measured and
 * compared with the other channels of the same moment ({@code LevelBoard}); the rest happens on the seat's thread:
 *
 * <pre>
 *   accept ─▶ level board ─▶ queue ─▶ voice activity ─▶ onset, pre-roll ─▶ decoder ─▶ endpoint ─▶ listener
 *  (caller)                  (bounded)                  (the seat's thread)              └▶ dictation, when due
 * </pre>
 *
 * <p>An utterance ends after a pause whose length depends on whether what was said is whole ({@link Completeness}), so
 * a complete command isn't kept waiting and somebody who thinks mid-sentence isn't cut off; {@code PausePadding} sees to
 * it that the judgement is about all that was said. A talker who leaks into
 * other microphones is heard once, at the loudest; people who speak at the same time about equally loud are each heard.
 *
 * <p>Each microphone's health is watched ({@link io.codriver.voice.health.Microphones}) and told as {@link MicrophoneFault};
 * one that is dead or hums is left out, and the others go on as if it weren't there.
 *
 * <p>While a seat waits for dictation its frames wait in its queue. Thread-safe. The recogniser is the caller's to
 * close, after this.
 */
public final class SeatEars implements AutoCloseable {
    private final List<SeatEar> ears;
    private final DictationDesk desk;
    private final EarSettings settings;
    private final LevelBoard board;
    private final Object boardLock = new Object();
    private final List<String> seats;
    private volatile boolean closed;

    /** As the other one, telling voices from noise by level. */
    public SeatEars(
            SpeechRecognizer recognizer,
            LanguageModel languageModel,
            List<String> seats,
            Completeness completeness,
            SecondOpinion secondOpinion,
            EarListener listener,
            EarSettings settings) {
        this(
                recognizer,
                languageModel,
                seats,
                completeness,
                secondOpinion,
                listener,
                settings,
                VoiceDetection.energy());
    }

    /**
     * Starts a thread per seat.
     *
     * @param seats one per channel, in channel order, all different, 1 to 8
     * @param completeness asked during pauses
     * @param secondOpinion asked at the end of each utterance
     * @param listener gets everything, on the seats' threads
     * @param detection tells voices from noise; the caller closes it, after this
     */
    public SeatEars(
            SpeechRecognizer recognizer,
            LanguageModel languageModel,
            List<String> seats,
            Completeness completeness,
            SecondOpinion secondOpinion,
            EarListener listener,
            EarSettings settings,
            VoiceDetection detection) {
        this.seats = List.copyOf(seats);
        if (seats.isEmpty()
                || seats.size() > AudioFormat16k.MAX_CHANNELS
                || Set.copyOf(seats).size() != seats.size()) {
            throw new IllegalArgumentException("1 to 8 different seats are needed, got " + seats);
        }
        this.settings = settings;
        this.board = new LevelBoard(
                seats.size(),
                settings.separate() ? new SeatSeparator(seats.size()) : null,
                new Microphones(seats.size(), settings.pace() == Pace.REAL_TIME));
        this.desk = new DictationDesk(recognizer, settings.secondOpinionBudget());
        SeatEar.Ears shared = new SeatEar.Ears(
                recognizer,
                languageModel,
                completeness,
                secondOpinion,
                listener,
                settings,
                detection,
                desk,
                new AtomicLong());
        this.ears = this.seats.stream().map(seat -> new SeatEar(seat, shared)).toList();
        ears.forEach(ear -> ear.thread().start());
    }

    /**
     * Takes a frame in. Never blocks at {@link Pace#REAL_TIME}; at {@link Pace#FAST} it blocks while the seat's queue is
     * full. After close it does nothing.
     *
     * @param channel index of the seat
     * @param frame {@link AudioFormat16k#FRAME} samples; kept, so the caller must not change them
     * @param firstSample position of the first one in the channel's stream
     */
    public void accept(int channel, short[] frame, long firstSample) {
        if (frame.length != AudioFormat16k.FRAME) {
            throw new IllegalArgumentException("a frame has 320 samples, got " + frame.length);
        }
        long now = settings.clock().getAsLong();
        synchronized (boardLock) {
            if (!closed) {
                hand(board.post(channel, frame, firstSample, now));
            }
        }
    }

    /**
     * The source of all channels broke and nothing will come any more: every microphone counts as dead.
     *
     * @param why for people
     */
    public void lost(String why) {
        synchronized (boardLock) {
            if (!closed) {
                hand(board.lost(why));
            }
        }
    }

    /**
     * Ends every utterance in progress as if a long pause had come, and returns when all of them were told. For the end
     * of a recording.
     *
     * @throws IllegalStateException when called by the listener
     */
    public void flush() {
        requireNotOnSeatThread();
        List<CountDownLatch> marks;
        synchronized (boardLock) {
            hand(board.drain());
            marks = ears.stream().map(ear -> ear.queue().mark()).toList();
        }
        marks.forEach(SeatEars::await);
    }

    /** What each seat did so far, by seat. */
    public Map<String, EarCounts> counts() {
        Map<String, EarCounts> counts = new LinkedHashMap<>();
        for (int i = 0; i < seats.size(); i++) {
            counts.put(seats.get(i), ears.get(i).counts());
        }
        return counts;
    }

    /**
     * Finishes what was accepted, stops the threads and frees the decoders, each on its thread. Idempotent.
     *
     * @throws IllegalStateException when called by the listener
     */
    @Override
    public void close() {
        requireNotOnSeatThread();
        synchronized (boardLock) {
            if (!closed) {
                hand(board.drain());
                closed = true;
                ears.forEach(ear -> ear.queue().close());
            }
        }
        ears.forEach(ear -> SourceThread.joinWhole(ear.thread()));
        desk.close();
    }

    private void hand(List<LevelBoard.Placed> frames) {
        for (LevelBoard.Placed placed : frames) {
            ears.get(placed.channel()).queue().put(placed.frame());
        }
    }

    private void requireNotOnSeatThread() {
        if (ears.stream().anyMatch(ear -> ear.thread() == Thread.currentThread())) {
            throw new IllegalStateException("a listener can't wait for the thread that it is called on");
        }
    }

    private static void await(CountDownLatch mark) {
        boolean interrupted = false;
        while (true) {
            try {
                mark.await();
                break;
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
