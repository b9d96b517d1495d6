package io.codriver.runtime.boot;

import io.codriver.runtime.catalog.Catalog.Seat;
import io.codriver.runtime.edge.CockpitException;
import io.codriver.runtime.edge.CockpitServer;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The page of one cabin, served. Closing ends the page's microphones, then the server. */
public final class Cockpit implements AutoCloseable {
    private final PageVoice voice;
    private final CockpitServer server;
    private final int port;

    private Cockpit(PageVoice voice, CockpitServer server, int port) {
        this.voice = voice;
        this.server = server;
        this.port = port;
    }

    /**
     * Serves the page.
     *
     * @param port 0 for any free one
     * @throws CockpitException when the port can't be had
     */
    public static Cockpit serve(Mind mind, Cabin cabin, Ears ears, String host, int port) {
        Set<String> seats =
                mind.catalog().vehicle().seats().stream().map(Seat::id).collect(Collectors.toSet());
        PageVoice voice = new PageVoice(ears, cabin.session(), seats);
        CockpitServer server = new CockpitServer(
                cabin.session(),
                mind.catalog(),
                mind.phrases(),
                voice,
                Home.here().web(),
                List.of(
                        "turn on my seat heating and close all windows",
                        "set the temperature to twenty two degrees",
                        "how much battery is left",
                        "i'm cold",
                        "undo that"));
        try {
            return new Cockpit(voice, server, server.start(host, port));
        } catch (CockpitException e) {
            voice.close();
            server.close();
            throw e;
        }
    }

    /** The port that it listens on. */
    public int port() {
        return port;
    }

    @Override
    public void close() {
        voice.close();
        server.close();
    }
}
