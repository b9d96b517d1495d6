package io.codriver.runtime.catalog;

import io.codriver.runtime.catalog.AppData.Library;
import io.codriver.runtime.catalog.AppData.Track;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads {@code apps/library.yaml}. */
final class LibraryReader {
    private final Place top;
    private final WiringReader wiring;
    private final List<Track> tracks = new ArrayList<>();
    private final Set<String> titles = new LinkedHashSet<>();

    LibraryReader(Place top, WiringReader wiring) {
        this.top = top;
        this.wiring = wiring;
    }

    Library read() {
        top.at("artists").items().forEach(artist -> artist.at("albums").items().forEach(album -> album.at("tracks")
                .fields()
                .forEach((title, seconds) -> add(artist.textAt("name"), album, title, seconds))));
        Map<String, List<String>> playlists = new LinkedHashMap<>();
        top.at("playlists").fields().forEach((name, list) -> playlists.put(name, known(list)));
        return new Library(wiring.read(top), labels(), tracks, playlists, known(top.at("favorites")));
    }

    private void add(String artist, Place album, String title, Place seconds) {
        if (!titles.add(title)) {
            seconds.error("a second track '" + title + "'", "playlists name tracks by their titles: rename one");
        }
        tracks.add(new Track(title, artist, album.textAt("name"), album.textAt("genre"), (int) seconds.number(0)));
    }

    private Map<String, String> labels() {
        Map<String, String> labels = new LinkedHashMap<>();
        top.at("labels").fields().forEach((kind, label) -> labels.put(kind, label.text("")));
        return labels;
    }

    private List<String> known(Place list) {
        list.items().stream()
                .filter(t -> !titles.contains(t.text("")))
                .forEach(t -> t.error(
                        "unknown track '" + t.text("") + "'", CloseMatch.mend(t.text(""), titles, "check its title")));
        return list.texts();
    }
}
