package io.codriver.runtime.cli;

import io.codriver.runtime.boot.Cabin;
import io.codriver.runtime.boot.Cockpit;
import io.codriver.runtime.boot.Ears;
import io.codriver.runtime.boot.Mind;
import io.codriver.runtime.boot.Mouth;
import io.codriver.runtime.drive.Drive;
import io.codriver.runtime.drive.DriveLog;
import io.codriver.runtime.drive.DrivePlayer;
import io.codriver.voice.echo.EchoReference;
import java.io.PrintWriter;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where the page is served and which voice answers. */
final class PageOptions {
    @Option(
            names = "--port",
            defaultValue = "8080",
            description = "the page's port (default: ${DEFAULT-VALUE}; 0: any)")
    private int port = 8080;

    @Option(
            names = "--host",
            defaultValue = "127.0.0.1",
            description = "address to listen on (default: ${DEFAULT-VALUE})")
    private String host = "127.0.0.1";

    @Option(
            names = "--voice",
            defaultValue = "auto",
            description = "who answers aloud: auto (mary), mary, festival, flite, espeak-ng or none")
    private String voice = "auto";

    /** What the car's own voice plays on this machine's loudspeaker. */
    private final EchoReference played = new EchoReference();

    EchoReference played() {
        return played;
    }

    /** The voice that answers; one that says nothing for {@code none}. */
    Mouth mouth() throws CommandException {
        try {
            return new Mouth(voice, played);
        } catch (IllegalArgumentException e) {
            throw new CommandException(String.valueOf(e.getMessage()));
        }
    }

    /** Serves the page and plays the drive, until the process is told to stop. */
    int serve(Mind mind, Cabin cabin, Ears ears, @Nullable Drive drive, PrintWriter err) throws Exception {
        CountDownLatch stop = new CountDownLatch(1);
        CountDownLatch stopped = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            stop.countDown();
            await(stopped);
        }));
        DriveLog log = new DriveLog(entry -> {});
        try (Mouth mouth = mouth();
                Cockpit cockpit = Cockpit.serve(mind, cabin, ears, host, port)) {
            cabin.session().addListener(log);
            cabin.session().addListener(mouth);
            cabin.session().start();
            err.println("ready after " + DemoCommand.sinceStart().toMillis() + " ms: http://"
                    + (host.equals("127.0.0.1") ? "localhost" : host) + ":" + cockpit.port());
            err.flush();
            if (drive != null) {
                err.println("playing \"" + drive.name() + "\" once" + (drive.synthetic() ? " (synthetic voices)" : "")
                        + "; Ctrl-C stops");
                err.flush();
                play(new DrivePlayer(drive, cabin, ears), log);
            }
            stop.await();
        } finally {
            stopped.countDown();
        }
        return 0;
    }

    private static void play(DrivePlayer player, DriveLog log) {
        Thread thread = new Thread(
                () -> {
                    try {
                        player.play(log);
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    } catch (java.io.IOException e) {
                        throw new java.io.UncheckedIOException(e);
                    }
                },
                "drive-player");
        thread.setDaemon(true);
        thread.start();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await(5, java.util.concurrent.TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
