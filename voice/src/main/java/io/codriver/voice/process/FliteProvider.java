package io.codriver.voice.process;

/** Flite with the voice slt. Its text is a file: the standard input, by the name that Unix gives it. */
public final class FliteProvider extends ProgramVoice {
    /** For {@link java.util.ServiceLoader}. */
    public FliteProvider() {
        super("flite", "flite", "-voice", "slt", "-f", "/dev/stdin", "-o", OUTPUT);
    }
}
