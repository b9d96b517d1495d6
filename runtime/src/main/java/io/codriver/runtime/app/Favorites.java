package io.codriver.runtime.app;

import io.codriver.runtime.catalog.AppData.Track;
import io.codriver.vehiclebus.SignalSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The favourite tracks. On the bus they are one text of track numbers ("3 17"), since all state of the simulated car is
 * in its signals and a text may not be longer than {@link SignalSpec#MAX_TEXT}; what doesn't fit is not remembered.
 *
 * @param tracks in the order in which they became favourites
 * @param all every track of the library, by number
 */
record Favorites(List<Track> tracks, List<Track> all) {
    Favorites {
        tracks = List.copyOf(tracks);
    }

    /** Numbers that mean no track are left out. */
    static Favorites read(String text, List<Track> all) {
        List<Track> tracks = new ArrayList<>();
        for (String number : text.split(" ", -1)) {
            if (number.matches("[0-9]{1,5}") && Integer.parseInt(number) < all.size()) {
                tracks.add(all.get(Integer.parseInt(number)));
            }
        }
        return new Favorites(tracks, all);
    }

    /** With or without a track; the same when there is no more room. */
    Favorites with(Track track, boolean favorite) {
        List<Track> next = new ArrayList<>(tracks);
        next.remove(track);
        if (favorite) {
            next.add(track);
        }
        Favorites changed = new Favorites(next, all);
        return changed.text().length() <= SignalSpec.MAX_TEXT ? changed : this;
    }

    String text() {
        return tracks.stream().map(t -> String.valueOf(all.indexOf(t))).collect(Collectors.joining(" "));
    }
}
