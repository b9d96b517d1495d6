package io.codriver.voice;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Free dictation for all seats, on one thread with one decoder that is made when it is first wanted.
 *
 * <p>At most {@value #WAITING} utterances wait; one more is turned away. Work that nobody waits for any more is
 * stopped within {@value #PIECE} samples, so that it can't delay the next.
 */
final class DictationDesk implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(DictationDesk.class);
    private static final int WAITING = 2;
    private static final int PIECE = AudioFormat16k.RATE / 5;

    private final SpeechRecognizer recognizer;
    private final Duration budget;
    private final ThreadPoolExecutor worker;
    /** Touched by the worker, and by close after the worker has ended. */
    private @Nullable Recognition dictation;

    DictationDesk(SpeechRecognizer recognizer, Duration budget) {
        this.recognizer = recognizer;
        this.budget = budget;
        this.worker = new ThreadPoolExecutor(1, 1, 0, TimeUnit.SECONDS, new ArrayBlockingQueue<>(WAITING), work -> {
            Thread thread = new Thread(work, "ear-dictation");
            thread.setDaemon(true);
            return thread;
        });
    }

    /** Decodes and waits for it; empty when it is late, failed, or too many were waiting. */
    Optional<Hypothesis> decode(short[] sound) {
        Work work = new Work(sound);
        try {
            worker.execute(work.task);
            return Optional.of(work.task.get(budget.toNanos(), TimeUnit.NANOSECONDS));
        } catch (RejectedExecutionException | TimeoutException | CancellationException e) {
            return Optional.empty();
        } catch (ExecutionException e) {
            LOG.warn("dictation failed", e.getCause());
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        } finally {
            work.unwanted = true;
        }
    }

    /** Waits for the worker to stop, then frees the decoder; its thread has ended by then. */
    @Override
    public void close() {
        worker.shutdown();
        boolean interrupted = false;
        while (true) {
            try {
                if (worker.awaitTermination(1, TimeUnit.MINUTES)) {
                    break;
                }
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (dictation != null) {
            dictation.close();
            dictation = null;
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private final class Work {
        private final FutureTask<Hypothesis> task = new FutureTask<>(this::run);
        private final short[] sound;
        private volatile boolean unwanted;

        Work(short[] sound) {
            this.sound = sound;
        }

        private Hypothesis run() {
            if (unwanted) {
                throw new CancellationException("late");
            }
            Recognition open = dictation;
            if (open == null) {
                open = recognizer.openDictation();
                dictation = open;
            }
            for (int from = 0; from < sound.length; from += PIECE) {
                if (unwanted) {
                    open.reset();
                    throw new CancellationException("late");
                }
                int length = Math.min(PIECE, sound.length - from);
                short[] piece = new short[length];
                System.arraycopy(sound, from, piece, 0, length);
                open.accept(piece, length);
            }
            return open.finish();
        }
    }
}
