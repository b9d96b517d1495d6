package io.codriver.runtime.app;

import io.codriver.runtime.catalog.AppData.Library;
import io.codriver.runtime.catalog.AppData.Track;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/**
 * Everything that can be played, by the full name that stands for it on the bus ("the album Glass Rivers"). Immutable.
 */
final class Selections {

    /** What sort of thing can be played. */
    enum Kind {
        TRACK,
        ALBUM,
        ARTIST,
        GENRE,
        PLAYLIST,
        FAVORITES;

        String id() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    /**
     * One thing that can be played.
     *
     * @param artist whose it is; empty for genres and playlists
     */
    record Piece(Kind kind, String name, String artist, String label) {}

    private final Library library;
    private final Map<Piece, List<Track>> pieces = new LinkedHashMap<>();
    private final Map<String, List<Track>> byLabel = new LinkedHashMap<>();

    Selections(Library library) {
        this.library = library;
        for (Track track : library.tracks()) {
            add(Kind.ARTIST, track.artist(), track.artist(), track);
            add(Kind.ALBUM, track.album(), track.artist(), track);
            add(Kind.GENRE, track.genre(), "", track);
        }
        library.playlists()
                .forEach((name, titles) ->
                        titles.forEach(t -> track(t).ifPresent(found -> add(Kind.PLAYLIST, name, "", found))));
        library.tracks().forEach(t -> pieces.put(piece(Kind.TRACK, t.title(), t.artist()), onFrom(t)));
        pieces.forEach((piece, tracks) -> byLabel.put(piece.label(), tracks));
    }

    private void add(Kind kind, String name, String artist, Track track) {
        pieces.computeIfAbsent(piece(kind, name, artist), p -> new ArrayList<>())
                .add(track);
    }

    private Piece piece(Kind kind, String name, String artist) {
        return new Piece(kind, name, artist, label(kind).replace("{name}", name).replace("{artist}", artist));
    }

    private String label(Kind kind) {
        return library.labels().getOrDefault(kind.id(), "{name}");
    }

    /** A single track plays on with the rest of its album. */
    private List<Track> onFrom(Track first) {
        List<Track> album = library.tracks().stream()
                .filter(t -> t.album().equals(first.album()) && t.artist().equals(first.artist()))
                .toList();
        List<Track> queue = new ArrayList<>(album.subList(album.indexOf(first), album.size()));
        queue.addAll(album.subList(0, album.indexOf(first)));
        return queue;
    }

    /** All pieces but the favourites, which change. */
    List<Piece> pieces() {
        return List.copyOf(pieces.keySet());
    }

    String favoritesLabel() {
        return label(Kind.FAVORITES);
    }

    Optional<Track> track(String title) {
        return library.tracks().stream().filter(t -> t.title().equals(title)).findFirst();
    }

    /**
     * What is played in which order; everything when nothing or something unknown was asked for.
     *
     * @param shuffled in an order of chance, which is the same each time for the same request
     */
    List<Track> queue(String request, Favorites favorites, boolean shuffled) {
        List<Track> asked = request.equals(favoritesLabel()) ? favorites.tracks() : byLabel.get(request);
        List<Track> queue = asked == null || asked.isEmpty() ? library.tracks() : asked;
        if (!shuffled) {
            return queue;
        }
        List<Track> mixed = new ArrayList<>(queue);
        java.util.Collections.shuffle(mixed, new Random(request.hashCode()));
        return mixed;
    }

    /** The favourites that a signal's text stands for. */
    Favorites favorites(String text) {
        return Favorites.read(text, library.tracks());
    }

    /** The favourites of a new car. */
    Favorites newFavorites() {
        List<Track> tracks =
                library.favorites().stream().flatMap(t -> track(t).stream()).toList();
        return new Favorites(tracks, library.tracks());
    }
}
