package io.codriver.runtime.drive;

import io.codriver.runtime.boot.Cabin;
import io.codriver.runtime.boot.Ears;
import io.codriver.runtime.boot.Listening;
import io.codriver.runtime.drive.Drive.Setting;
import io.codriver.voice.AudioException;
import io.codriver.voice.EarSettings;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Plays a drive into a cabin at real-time pace: sound to the ears, settings to the simulated car. */
public final class DrivePlayer {
    private static final Duration SETTLE = Duration.ofSeconds(30);

    private final Drive drive;
    private final Cabin cabin;
    private final Ears ears;

    /** A player; the cabin's session must have been started. */
    public DrivePlayer(Drive drive, Cabin cabin, Ears ears) {
        this.drive = drive;
        this.cabin = cabin;
        this.ears = ears;
    }

    /**
     * Plays the drive to its end and waits until everything that was commanded is settled.
     *
     * @param log must be listening to the session
     * @return whether everything settled
     * @throws AudioException when a clip can't be read
     */
    public boolean play(DriveLog log) throws AudioException, InterruptedException {
        DriveSource source = DriveSource.mix(drive);
        ScheduledExecutorService bench = Executors.newSingleThreadScheduledExecutor(work -> {
            Thread thread = new Thread(work, "test-bench");
            thread.setDaemon(true);
            return thread;
        });
        try (Listening listening =
                Listening.start(source, ears.open(drive.seats(), cabin.session(), EarSettings.realTime()))) {
            for (Setting setting : drive.signals()) {
                var unused = bench.schedule(() -> set(setting), (long) (setting.at() * 1000), TimeUnit.MILLISECONDS);
            }
            listening.ended().toCompletableFuture().join();
            listening.flush();
            return log.awaitSettled(SETTLE);
        } finally {
            bench.shutdownNow();
        }
    }

    private void set(Setting setting) {
        cabin.car().ifPresent(car -> car.setSensor(setting.path(), setting.value()));
    }
}
