package io.codriver.voice.process;

import io.codriver.voice.Resampler;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;
import javax.sound.sampled.UnsupportedAudioFileException;

/** What a voice's program wrote. */
final class WavFile {
    private WavFile() {}

    /** 16-bit mono of any rate, brought to 16 kHz. A wrong length in the header, as from a pipe, does no harm. */
    static short[] read16k(byte[] file) {
        try (AudioInputStream in = AudioSystem.getAudioInputStream(new ByteArrayInputStream(file))) {
            AudioFormat format = in.getFormat();
            if (format.getChannels() != 1 || format.getSampleSizeInBits() != 16 || format.isBigEndian()) {
                throw new UncheckedIOException(new IOException("not 16-bit mono: " + format));
            }
            byte[] bytes = in.readAllBytes();
            short[] samples = new short[bytes.length / 2];
            for (int i = 0; i < samples.length; i++) {
                samples[i] = (short) (Byte.toUnsignedInt(bytes[2 * i]) | bytes[2 * i + 1] << 8);
            }
            return Resampler.to16k(samples, (int) format.getSampleRate());
        } catch (UnsupportedAudioFileException e) {
            throw new UncheckedIOException(new IOException(e));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
