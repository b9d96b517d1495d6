package io.codriver.voice;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One seat: its thread, its decoder, and the utterance in progress.
 *
 * <p>The decoder is made, used and closed on this thread. While nobody speaks a frame costs a look at its level; the
 * decoder sees only speech, from a little before it begins until the pause that ends it.
 */
final class SeatEar implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(SeatEar.class);
    /** A partial text every 60 ms; asking more often costs and shows nothing new. */
    private static final int PARTIAL_EVERY_FRAMES = 3;

    private final String seat;
    private final Ears ears;
    private final FrameQueue queue;
    private final Thread thread;
    private final VoiceActivity activity;
    private final OnsetWindow onset;
    private final Endpointer endpointer;
    private final SeatTally tally = new SeatTally();
    private final Judges judges;
    private final FaultNews faults;

    private @Nullable Recognition recognition;
    private @Nullable Utterance utterance;
    private long toldDropped;

    /** What all seats share. */
    record Ears(
            SpeechRecognizer recognizer,
            LanguageModel languageModel,
            Completeness completeness,
            SecondOpinion secondOpinion,
            EarListener listener,
            EarSettings settings,
            VoiceDetection detection,
            DictationDesk desk,
            AtomicLong ids) {}

    SeatEar(String seat, Ears ears) {
        this.seat = seat;
        this.ears = ears;
        this.activity = ears.detection().open();
        EarSettings settings = ears.settings();
        this.queue = new FrameQueue(settings.queueFrames(), settings.pace());
        this.onset = new OnsetWindow(
                Endpointer.frames(settings.preRoll()) + ears.detection().lateFrames());
        this.endpointer = new Endpointer(settings);
        this.faults = new FaultNews(seat, this::tell);
        this.judges = new Judges(seat, ears.completeness(), ears.secondOpinion(), tally);
        this.thread = new Thread(this, "ear-" + seat);
        thread.setDaemon(true);
    }

    FrameQueue queue() {
        return queue;
    }

    Thread thread() {
        return thread;
    }

    EarCounts counts() {
        return tally.counts(queue.dropped());
    }

    @Override
    public void run() {
        try {
            guarded(this::recognition);
            for (FrameQueue.Item item = queue.take(); item != null; item = queue.take()) {
                handle(item);
            }
            guarded(this::finishWhatIsThere);
            faults.end();
        } finally {
            // Reached early only by an Error: nobody may wait for a thread that is gone.
            queue.abandon();
            activity.close();
            closeRecognition();
        }
    }

    private void handle(FrameQueue.Item item) {
        SeatFrame frame = item.frame();
        if (frame != null) {
            tellDrops();
            faults.of(frame);
            guarded(() -> hear(frame));
        }
        if (item.mark() != null) {
            guarded(this::finishWhatIsThere);
            item.mark().countDown();
        }
    }

    /** A recogniser that throws costs the utterance, not the seat: the decoder is thrown away and made anew. */
    private void guarded(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException e) {
            LOG.error("seat {}: recogniser failed", seat, e);
            utterance = null;
            onset.clear();
            closeRecognition();
            tell(new Trouble(seat, Trouble.Kind.RECOGNISER_FAILED, e.toString()));
        }
    }

    private void hear(SeatFrame frame) {
        tally.frames.increment();
        // The noise of a broken microphone is nothing to measure a voice against.
        boolean loud = !frame.microphone().deaf() && activity.isSpeech(frame);
        Utterance current = utterance;
        if (current == null) {
            if (onset.add(frame, loud)) {
                begin(onset.take());
            }
            return;
        }
        current.judge(loud, frame.dominant());
        decode(current, current.isLeak() ? frame.muted() : frame, loud && frame.dominant());
        if (isOver(current)) {
            commit(current);
        }
    }

    private void begin(List<OnsetWindow.Judged> frames) {
        SeatFrame first = frames.get(0).frame();
        SeatFrame firstSpeech = frames.stream()
                .filter(OnsetWindow.Judged::speech)
                .findFirst()
                .orElseThrow()
                .frame();
        Utterance begun = new Utterance(first.firstSample(), firstSpeech.firstSample());
        utterance = begun;
        tell(new SpeechStarted(seat, begun.startMillis()));
        for (OnsetWindow.Judged judged : frames) {
            decode(begun, judged.frame(), judged.speech());
        }
    }

    private void decode(Utterance current, SeatFrame frame, boolean speech) {
        current.add(frame, speech);
        recognition().accept(frame.samples(), frame.samples().length);
        tally.decoded.increment();
        if (current.samples() / AudioFormat16k.FRAME % PARTIAL_EVERY_FRAMES == 0) {
            updatePartial(current);
        }
    }

    private void updatePartial(Utterance current) {
        String text = recognition().partial().text();
        if (current.changesTo(text) && !text.isEmpty()) {
            tell(new Partial(seat, current.startMillis(), text));
        }
    }

    private boolean isOver(Utterance current) {
        if (endpointer.isTooLong(current.samples())) {
            tell(new Trouble(
                    seat,
                    Trouble.Kind.UTTERANCE_TOO_LONG,
                    "cut after " + ears.settings().maxUtterance().toSeconds() + " s"));
            return true;
        }
        return endpointer.mayBeOver(current.silentFrames())
                && (isWhole(current) || current.padding().isDue(current) && isWholePadded(current));
    }

    /** Whether the pause is long enough for what the decoder shows. */
    private boolean isWhole(Utterance current) {
        updatePartial(current);
        return endpointer.isOver(judges.stage(current.lastPartial()), current.silentFrames());
    }

    /** The same once the decoder shows all that it has heard. */
    private boolean isWholePadded(Utterance current) {
        short[] more = current.padding().next(current);
        recognition().accept(more, more.length);
        return isWhole(current);
    }

    private void finishWhatIsThere() {
        Utterance current = utterance;
        if (current != null) {
            commit(current);
        }
        onset.clear();
    }

    private void commit(Utterance current) {
        long committed = ears.settings().clock().getAsLong();
        Hypothesis decoded = recognition().finish();
        Hypothesis grammar = current.isOnlyLeak() ? Hypothesis.NOTHING : decoded.timed(current.padding()::seconds);
        utterance = null;
        onset.clear();
        Optional<Hypothesis> dictation = judges.isSecondOpinionDue(grammar) ? dictate(current) : Optional.empty();
        EarTimings timings = new EarTimings(
                current.endOfSpeechNanos(), committed, ears.settings().clock().getAsLong());
        tally.utterances.increment();
        tell(new Heard(
                seat,
                ears.ids().incrementAndGet(),
                grammar.later(current.startSeconds()),
                dictation.map(heard -> heard.later(current.startSeconds())),
                current.startMillis(),
                current.endMillis(),
                timings));
    }

    private Optional<Hypothesis> dictate(Utterance current) {
        tally.secondOpinionsDue.increment();
        Optional<Hypothesis> heard = ears.desk().decode(current.sound());
        if (heard.isEmpty()) {
            tally.secondOpinionsLate.increment();
        }
        return heard;
    }

    private void tellDrops() {
        long dropped = queue.dropped();
        if (dropped > toldDropped) {
            tell(new Trouble(seat, Trouble.Kind.FRAMES_DROPPED, (dropped - toldDropped) + " frames of 20 ms"));
            toldDropped = dropped;
        }
    }

    private void tell(EarEvent event) {
        try {
            ears.listener().onEvent(event);
        } catch (RuntimeException e) {
            tally.listenerFailures.increment();
            LOG.error("seat {}: the listener failed on {}", seat, event, e);
        }
    }

    private Recognition recognition() {
        Recognition open = recognition;
        if (open == null) {
            open = ears.recognizer().open(ears.languageModel());
            recognition = open;
        }
        return open;
    }

    private void closeRecognition() {
        if (recognition != null) {
            recognition.close();
            recognition = null;
        }
    }
}
