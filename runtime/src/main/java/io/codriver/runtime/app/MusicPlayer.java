package io.codriver.runtime.app;

import io.codriver.runtime.catalog.AppData.Track;
import io.codriver.vehiclebus.SignalPath;
import io.codriver.vehiclebus.SignalValue;
import io.codriver.vehiclebus.gateway.sim.CarConsequence;
import io.codriver.vehiclebus.guard.Write;
import java.util.List;
import java.util.Map;

/**
 * The player in the simulated car: a request or a key press changes what is playing. All its state is in signals: the
 * request is the queue, the title is the place in it.
 */
final class MusicPlayer implements CarConsequence {
    private final Selections selections;
    private final Map<String, SignalPath> signals;

    MusicPlayer(Selections selections, Map<String, SignalPath> signals) {
        this.selections = selections;
        this.signals = signals;
    }

    @Override
    public Map<SignalPath, SignalValue> after(Map<SignalPath, SignalValue> values, List<Write> arrived) {
        Dials dials = new Dials(signals, values, arrived);
        if (dials.starting()) {
            dials.set("favorites", selections.newFavorites().text()).set("state", "STOPPED");
        } else if (dials.came("request")) {
            start(dials, 0);
        } else if (dials.came("action")) {
            press(dials, dials.text("action"));
        }
        if (dials.came("favorite")) {
            keep(dials);
        }
        return dials.changes();
    }

    private void press(Dials dials, String key) {
        switch (key) {
            case "PLAY" -> resume(dials);
            case "SKIP_FORWARD" -> skip(dials, 1);
            case "SKIP_BACKWARD" -> skip(dials, -1);
            case "STOP" -> dials.set("state", "STOPPED");
            default -> {} // winding has no consequence that is modelled
        }
    }

    private void resume(Dials dials) {
        if (dials.text("title").isEmpty()) {
            start(dials, 0);
        } else {
            dials.set("state", "PLAYING");
        }
    }

    private void skip(Dials dials, int by) {
        List<Track> queue = queue(dials);
        int at = selections.track(dials.text("title")).map(queue::indexOf).orElse(-1);
        start(dials, at < 0 ? 0 : at + by);
    }

    /** Plays one of the queue; after the last comes the first. */
    private void start(Dials dials, int at) {
        List<Track> queue = queue(dials);
        Track track = queue.get(Math.floorMod(at, queue.size()));
        dials.set("state", "PLAYING")
                .set("title", track.title())
                .set("artist", track.artist())
                .set("album", track.album())
                .set("genre", track.genre())
                .set("duration", track.seconds());
        boolean favorite =
                selections.favorites(dials.text("favorites")).tracks().contains(track);
        dials.set("favorite", SignalValue.of(favorite));
    }

    private List<Track> queue(Dials dials) {
        return selections.queue(
                dials.text("request"), selections.favorites(dials.text("favorites")), dials.truth("shuffle"));
    }

    private void keep(Dials dials) {
        Favorites favorites = selections.favorites(dials.text("favorites"));
        selections
                .track(dials.text("title"))
                .ifPresent(track -> dials.set(
                        "favorites",
                        favorites.with(track, dials.truth("favorite")).text()));
    }
}
