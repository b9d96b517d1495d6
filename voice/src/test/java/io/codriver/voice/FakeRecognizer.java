package io.codriver.voice;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Hears sound by its first sample: a frame that begins with the value n is the word "w[n]", if not the same as before.
 * A partial text lacks words that began less than {@link #lookahead} frames ago. Checks that each recognition stays on one thread and is closed there.
 */
class FakeRecognizer implements SpeechRecognizer {
    final AtomicInteger open = new AtomicInteger();
    final AtomicInteger dictations = new AtomicInteger();
    final List<String> misuse = Collections.synchronizedList(new ArrayList<>());
    /** Runs before each frame is decoded. */
    volatile Runnable whileDecoding = () -> {};

    volatile Runnable whileDictating = () -> {};
    /** Frames after a word's beginning until a partial text has it. */
    volatile int lookahead;

    @Override
    public Recognition open(LanguageModel languageModel) {
        return new Fake(() -> whileDecoding.run());
    }

    @Override
    public Recognition openDictation() {
        dictations.incrementAndGet();
        return new Fake(() -> whileDictating.run());
    }

    @Override
    public boolean knows(String word) {
        return true;
    }

    @Override
    public Set<String> missing(Collection<String> words) {
        return Set.of();
    }

    @Override
    public Coverage coverage(LanguageModel languageModel) {
        return new Coverage(0, 0, Set.of());
    }

    @Override
    public void close() {}

    private final class Fake implements Recognition {
        private final Thread owner = Thread.currentThread();
        private final Runnable first;
        private final List<Word> words = new ArrayList<>();
        private int last;
        private int samplesSoFar;

        Fake(Runnable first) {
            this.first = first;
            open.incrementAndGet();
        }

        @Override
        public void accept(short[] samples, int length) {
            if (Thread.currentThread() != owner) {
                misuse.add("accept on " + Thread.currentThread());
            }
            first.run();
            int value = Math.abs(samples[0]) / 1000;
            if (value != last && value != 0) {
                double seconds = (double) samplesSoFar / AudioFormat16k.RATE;
                words.add(new Word("w" + value, 1, seconds, seconds));
            }
            last = value;
            samplesSoFar += length;
        }

        @Override
        public Hypothesis partial() {
            double shown = (double) (samplesSoFar - lookahead * AudioFormat16k.FRAME) / AudioFormat16k.RATE;
            List<Word> old =
                    words.stream().filter(word -> word.startSeconds() <= shown).toList();
            return new Hypothesis(Hypothesis.of(old).text(), 0, List.of());
        }

        @Override
        public Hypothesis finish() {
            Hypothesis result = Hypothesis.of(words);
            reset();
            return result;
        }

        @Override
        public void reset() {
            words.clear();
            last = 0;
            samplesSoFar = 0;
        }

        @Override
        public void close() {
            open.decrementAndGet();
        }
    }
}
