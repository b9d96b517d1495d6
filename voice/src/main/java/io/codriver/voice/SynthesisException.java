package io.codriver.voice;

/** A voice failed to speak a text. */
public final class SynthesisException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Why. */
    public enum Reason {
        /** It took longer than its time bound. */
        TIMED_OUT,
        /** The engine or its process failed. */
        ENGINE_FAILED,
        /** It answered with something that is no usable sound. */
        BAD_SOUND
    }

    private final Reason reason;

    public SynthesisException(Reason reason, String message) {
        super(message);
        this.reason = reason;
    }

    public SynthesisException(Reason reason, String message, Throwable cause) {
        super(message + " (" + cause + ")", cause);
        this.reason = reason;
    }

    /** What went wrong. */
    public Reason reason() {
        return reason;
    }
}
