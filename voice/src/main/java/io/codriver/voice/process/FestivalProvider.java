package io.codriver.voice.process;

/** Festival, through its program text2wave. */
public final class FestivalProvider extends ProgramVoice {
    /** For {@link java.util.ServiceLoader}. */
    public FestivalProvider() {
        super("festival", "text2wave", "-o", OUTPUT);
    }
}
