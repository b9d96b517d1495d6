package io.codriver.voice;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioSystem;
import javax.sound.sampled.DataLine;
import javax.sound.sampled.LineUnavailableException;
import javax.sound.sampled.Mixer;
import javax.sound.sampled.TargetDataLine;

/** A sound device of this machine, through the Java Sound API. */
public final class MicrophoneSource implements AudioSource {
    /** The name that stands for whatever the operating system prefers. */
    public static final String DEFAULT_DEVICE = "default";

    private static final int BUFFER_FRAMES = 10;

    private final TargetDataLine line;
    private final int channels;
    private final SourceThread thread = new SourceThread("microphone-source");

    MicrophoneSource(TargetDataLine line, int channels) {
        this.line = line;
        this.channels = channels;
    }

    /**
     * Opens a device for recording.
     *
     * @param device {@link #DEFAULT_DEVICE}, or part of a device's name as {@link #devices} lists it
     * @param channels 1 to 8, as many as the device has to deliver
     * @throws AudioException {@link AudioProblem#NO_DEVICE}, listing the devices there are
     */
    public static MicrophoneSource open(String device, int channels) throws AudioException {
        if (channels < 1 || channels > AudioFormat16k.MAX_CHANNELS) {
            throw new AudioException(AudioProblem.BAD_CHANNELS, channels + " channels, possible are 1 to 8");
        }
        AudioFormat format = new AudioFormat(AudioFormat16k.RATE, 16, channels, true, false);
        try {
            TargetDataLine line = line(device, format);
            line.open(format, BUFFER_FRAMES * AudioFormat16k.FRAME * 2 * channels);
            return new MicrophoneSource(line, channels);
        } catch (LineUnavailableException | IllegalArgumentException | SecurityException e) {
            throw new AudioException(
                    AudioProblem.NO_DEVICE,
                    "can't record " + channels + " channel(s) of 16 kHz, 16 bit from microphone '" + device + "' ("
                            + e.getMessage() + "); devices that record here: " + devices());
        }
    }

    /** Names of the devices that can record. */
    public static List<String> devices() {
        List<String> names = new ArrayList<>();
        for (Mixer.Info info : AudioSystem.getMixerInfo()) {
            if (AudioSystem.getMixer(info).getTargetLineInfo().length > 0) {
                names.add(info.getName());
            }
        }
        return names;
    }

    @Override
    public int channels() {
        return channels;
    }

    @Override
    public void start(Sink sink) {
        thread.start(sink, () -> deliver(sink));
    }

    @Override
    public void close() {
        line.stop();
        line.close();
        thread.close();
    }

    private Optional<String> deliver(Sink sink) {
        byte[] bytes = new byte[AudioFormat16k.FRAME * 2 * channels];
        line.start();
        for (long sample = 0; !thread.isClosed(); sample += AudioFormat16k.FRAME) {
            int read = 0;
            while (read < bytes.length) {
                int more = line.read(bytes, read, bytes.length - read);
                if (more <= 0) {
                    return thread.isClosed() ? Optional.empty() : lost();
                }
                read += more;
            }
            if (!thread.isClosed()) {
                sink.frame(Samples.channels(bytes, read, channels), sample);
            }
        }
        return Optional.empty();
    }

    /** A closed line reads nothing, and closing it is how this source stops. */
    private Optional<String> lost() {
        return line.isOpen() ? Optional.of("the microphone stopped delivering") : Optional.empty();
    }

    private static TargetDataLine line(String device, AudioFormat format) throws LineUnavailableException {
        DataLine.Info wanted = new DataLine.Info(TargetDataLine.class, format);
        if (device.equals(DEFAULT_DEVICE)) {
            return (TargetDataLine) AudioSystem.getLine(wanted);
        }
        for (Mixer.Info info : AudioSystem.getMixerInfo()) {
            if (info.getName().contains(device) && AudioSystem.getMixer(info).isLineSupported(wanted)) {
                return (TargetDataLine) AudioSystem.getMixer(info).getLine(wanted);
            }
        }
        throw new LineUnavailableException("no device of that name takes this format");
    }
}
