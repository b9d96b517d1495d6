package io.codriver.voice;

/** Judges whether what was said so far is something whole. Called from the seats' threads: pure, fast, thread-safe. */
@FunctionalInterface
public interface Completeness {
    /** Judges a partial text; never empty. */
    Stage judge(String partialText);

    /** How whole a text is, and so how long a pause has to be to end it. */
    enum Stage {
        /** Nothing is missing: a short pause ends it. */
        COMPLETE,
        /** Something has to follow ("set the temperature to"): only a long pause ends it. */
        UNFINISHED,
        /** Can't be told. */
        UNKNOWN
    }
}
