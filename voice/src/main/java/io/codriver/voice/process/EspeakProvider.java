package io.codriver.voice.process;

/** eSpeak NG. */
public final class EspeakProvider extends ProgramVoice {
    /** For {@link java.util.ServiceLoader}. */
    public EspeakProvider() {
        super("espeak-ng", "espeak-ng", "--stdin", "-w", OUTPUT);
    }
}
