package io.codriver.voice.vosk;

import io.codriver.voice.AudioFormat16k;
import io.codriver.voice.Hypothesis;
import io.codriver.voice.Recognition;
import io.codriver.voice.Word;
import java.util.List;
import java.util.Objects;
import org.vosk.Recognizer;

/**
 * One native decoder.
 *
 * <p>Vosk tells when it believes that an utterance has ended, but goes on decoding the same one as long as nobody asks
 * for the result. That answer is ignored: the caller knows better where an utterance ends, and nothing is cut.
 *
 * <p>Every call holds the object's lock, which nobody contends for in right use; a close from elsewhere waits.
 */
final class VoskRecognition implements Recognition {
    private final VoskModel model;
    private final Recognizer recognizer;
    private final SpokenForms forms;
    private long acceptedSamples;
    private long utteranceStart;
    private boolean closed;

    VoskRecognition(VoskModel model, Recognizer recognizer, SpokenForms forms) {
        this.model = model;
        this.recognizer = recognizer;
        this.forms = forms;
    }

    @Override
    public synchronized void accept(short[] samples, int length) {
        requireOpen();
        Objects.checkFromIndexSize(0, length, samples.length);
        if (length > 0) {
            recognizer.acceptWaveForm(samples, length);
            acceptedSamples += length;
        }
    }

    @Override
    public synchronized Hypothesis partial() {
        requireOpen();
        if (acceptedSamples == utteranceStart) {
            return Hypothesis.NOTHING;
        }
        String text = VoskJson.partial(recognizer.getPartialResult());
        return new Hypothesis(forms.written(text), 0, List.of());
    }

    @Override
    public synchronized Hypothesis finish() {
        requireOpen();
        if (acceptedSamples == utteranceStart) {
            return Hypothesis.NOTHING;
        }
        double offset = (double) utteranceStart / AudioFormat16k.RATE;
        utteranceStart = acceptedSamples;
        List<Word> spoken = VoskJson.words(recognizer.getFinalResult(), offset);
        return Hypothesis.of(forms.written(spoken));
    }

    /** Vosk's own reset leaves undecoded sound for the next utterance; ending this one doesn't. */
    @Override
    public synchronized void reset() {
        requireOpen();
        if (acceptedSamples != utteranceStart) {
            utteranceStart = acceptedSamples;
            recognizer.getFinalResult();
        }
    }

    @Override
    public synchronized void close() {
        if (!closed) {
            closed = true;
            recognizer.close();
            model.release();
        }
    }

    private void requireOpen() {
        if (closed) {
            throw new IllegalStateException("the recognition is closed");
        }
    }
}
