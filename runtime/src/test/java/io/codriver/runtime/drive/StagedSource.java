package io.codriver.runtime.drive;

import io.codriver.runtime.drive.Drive.Setting;
import io.codriver.voice.AudioFormat16k;
import io.codriver.voice.AudioSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** A drive's sound that sets the stage as it goes: each setting is made just before the first frame it is due at. */
final class StagedSource implements AudioSource {
    private final AudioSource sound;
    private final Deque<Setting> due;
    private final Consumer<Setting> stage;

    StagedSource(AudioSource sound, List<Setting> settings, Consumer<Setting> stage) {
        this.sound = sound;
        this.due = new ArrayDeque<>(settings);
        this.stage = stage;
    }

    @Override
    public int channels() {
        return sound.channels();
    }

    @Override
    public void start(Sink sink) {
        sound.start(new Sink() {
            @Override
            public void frame(short[][] channels, long first) {
                while (!due.isEmpty() && due.peek().at() * AudioFormat16k.RATE <= first) {
                    stage.accept(due.remove());
                }
                sink.frame(channels, first);
            }

            @Override
            public void end(Optional<String> problem) {
                sink.end(problem);
            }
        });
    }

    @Override
    public void close() {
        sound.close();
    }
}
