package io.codriver.voice;

/** Says when free dictation should also decode an utterance. Called from the seats' threads: pure, fast, thread-safe. */
@FunctionalInterface
public interface SecondOpinion {
    /** Whether this result of decoding along the language model wants one. */
    boolean isDue(Hypothesis grammar);
}
