package io.codriver.voice.mary;

import io.codriver.voice.Resampler;
import io.codriver.voice.Speech;
import io.codriver.voice.SynthesisException;
import io.codriver.voice.SynthesisException.Reason;
import io.codriver.voice.Synthesizer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioInputStream;
import marytts.LocalMaryInterface;
import marytts.exceptions.MaryConfigurationException;
import org.jspecify.annotations.Nullable;

/**
 * MaryTTS with the voice cmu-slt-hsmm.
 *
 * <p>MaryTTS is one per process and loads for a second, so it is made on first use, on the one thread on which it then
 * does everything. At most {@value #WAITING} texts wait; one more is refused.
 */
final class MaryVoice implements Synthesizer {
    static final String ID = "mary";

    private static final String VOICE = "cmu-slt-hsmm";
    private static final int WAITING = 8;
    private static final int BOUND_SECONDS = 30;
    private static final int PIECE_BYTES = 8192;

    private final ExecutorService worker =
            new ThreadPoolExecutor(1, 1, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>(WAITING), MaryVoice::thread);
    /** Only touched on the worker's thread. */
    private @Nullable LocalMaryInterface mary;

    @Override
    public String id() {
        return ID;
    }

    @Override
    public Speech say(String text) {
        if (worker.isShutdown()) {
            throw new IllegalStateException("the voice is closed");
        }
        if (text.chars().noneMatch(Character::isLetterOrDigit)) {
            return new Speech(new short[0]);
        }
        try {
            Future<Speech> spoken = worker.submit(() -> speak(text));
            return spoken.get(BOUND_SECONDS, TimeUnit.SECONDS);
        } catch (RejectedExecutionException e) {
            throw new SynthesisException(Reason.TIMED_OUT, "too many texts wait for MaryTTS", e);
        } catch (TimeoutException e) {
            throw new SynthesisException(Reason.TIMED_OUT, "MaryTTS took more than " + BOUND_SECONDS + " s", e);
        } catch (ExecutionException e) {
            throw new SynthesisException(Reason.ENGINE_FAILED, "MaryTTS can't speak '" + text + "'", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SynthesisException(Reason.TIMED_OUT, "interrupted while MaryTTS spoke", e);
        }
    }

    @Override
    public void close() {
        worker.shutdown();
    }

    private Speech speak(String text)
            throws MaryConfigurationException, marytts.exceptions.SynthesisException, IOException {
        LocalMaryInterface ready = mary;
        if (ready == null) {
            ready = new LocalMaryInterface();
            ready.setLocale(Locale.US);
            ready.setVoice(VOICE);
            mary = ready;
        }
        try (AudioInputStream sound = ready.generateAudio(text)) {
            AudioFormat format = sound.getFormat();
            return new Speech(Resampler.to16k(samples(sound, format.isBigEndian()), (int) format.getSampleRate()));
        }
    }

    /** MaryTTS's stream mistakes its length for bytes when asked for everything at once, so it is read in pieces. */
    private static short[] samples(AudioInputStream sound, boolean bigEndian) throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        byte[] piece = new byte[PIECE_BYTES];
        for (int read = sound.read(piece); read > 0; read = sound.read(piece)) {
            all.write(piece, 0, read);
        }
        byte[] bytes = all.toByteArray();
        short[] samples = new short[bytes.length / 2];
        for (int i = 0; i < samples.length; i++) {
            int low = Byte.toUnsignedInt(bytes[2 * i + (bigEndian ? 1 : 0)]);
            samples[i] = (short) (low | bytes[2 * i + (bigEndian ? 0 : 1)] << 8);
        }
        return samples;
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "voice-mary");
        thread.setDaemon(true);
        thread.setContextClassLoader(new LeanConfigs());
        return thread;
    }
}
