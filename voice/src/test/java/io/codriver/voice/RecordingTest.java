package io.codriver.voice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class RecordingTest {
    @TempDir
    private Path folder = Path.of(".");

    @Test
    void isReadFromItsFirstSampleToItsLast() throws Exception {
        Path wav = Files.write(folder.resolve("clip.wav"), Clips.file(Clips.TEMPERATURE));
        short[] clip = Clips.clip(Clips.TEMPERATURE);
        short[] read = Recording.read(wav);
        assertThat(read).hasSizeBetween(clip.length, clip.length + AudioFormat16k.FRAME - 1);
        assertThat(java.util.Arrays.copyOf(read, clip.length)).isEqualTo(clip);
    }

    @Test
    void whatIsNoRecordingIsRefused() throws Exception {
        Path text = Files.writeString(folder.resolve("note.wav"), "not a sound");
        assertThatThrownBy(() -> Recording.read(text)).isInstanceOf(AudioException.class);
    }
}
