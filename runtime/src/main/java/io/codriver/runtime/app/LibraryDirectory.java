package io.codriver.runtime.app;

import io.codriver.runtime.app.Selections.Kind;
import io.codriver.runtime.app.Selections.Piece;
import io.codriver.runtime.catalog.AppData.Words;
import io.codriver.runtime.plan.Lookup;
import io.codriver.vehiclebus.SignalPath;
import io.codriver.vehiclebus.SignalValue;
import io.codriver.vehiclebus.Snapshot;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What "something by Luna Vale", "the album Glass Rivers" or "some jazz" stand for. First the words that say what sort
 * of thing is meant are taken off, then whose it is, then what is left is looked up by name.
 */
final class LibraryDirectory implements Directory {
    private static final String SECTION = "library";

    private final Selections selections;
    private final Words words;
    private final @Nullable SignalPath favorites;
    private final NameIndex<Piece> index;

    LibraryDirectory(Selections selections, Map<String, SignalPath> signals, Words words) {
        this.selections = selections;
        this.words = words;
        this.favorites = signals.get("favorites");
        Map<Piece, List<String>> names = new LinkedHashMap<>();
        selections.pieces().forEach(p -> names.put(p, List.of(p.name(), p.label())));
        this.index = new NameIndex<>(names);
    }

    @Override
    public Lookup find(String slot, String text, Snapshot snapshot) {
        Said said = trimmed(Said.of(text));
        if (isFavorites(said)) {
            return favorites(snapshot);
        }
        Set<Kind> kinds = kinds(slot);
        List<Piece> whole = pieces(said, kinds, p -> true);
        if (whole.size() == 1
                && said.isOneOf(List.of(whole.get(0).name(), whole.get(0).label()))) {
            return among(whole);
        }
        Optional<Said.Split> by = said.split(phrases("by"));
        return by.flatMap(b -> byArtist(b, kinds)).orElseGet(() -> among(whole));
    }

    private Said trimmed(Said said) {
        return said.withoutTrailing(phrases("trailing")).withoutLeading(phrases("leading"));
    }

    private boolean isFavorites(Said said) {
        return said.isOneOf(phrases("favorites")) || said.isOneOf(List.of(selections.favoritesLabel()));
    }

    private Lookup favorites(Snapshot snapshot) {
        Optional<SignalValue> text = favorites == null ? Optional.empty() : snapshot.value(favorites);
        boolean none = text.filter(t -> t.equals(SignalValue.of(""))).isPresent();
        return none ? new Lookup.None() : new Lookup.Found(selections.favoritesLabel(), Map.of());
    }

    private static Set<Kind> kinds(String slot) {
        Set<Kind> out = new LinkedHashSet<>();
        for (Kind kind : Kind.values()) {
            if (slot.equals("title") || slot.equals(kind.id())) {
                out.add(kind);
            }
        }
        return out;
    }

    /** Empty when nobody of that name is known: then the words after "by" may belong to a title. */
    private Optional<Lookup> byArtist(Said.Split by, Set<Kind> kinds) {
        List<Piece> artists = index.find(trimmed(by.after()), p -> p.kind() == Kind.ARTIST);
        if (artists.isEmpty()) {
            return Optional.empty();
        }
        Said what = trimmed(by.before());
        if (what.isEmpty() || what.isOneOf(phrases("anything"))) {
            return Optional.of(among(artists));
        }
        List<String> names = artists.stream().map(Piece::name).toList();
        return Optional.of(among(pieces(what, kinds, p -> names.contains(p.artist()))));
    }

    /** What the words name, narrowed by a word of kind at either end ("the album …", "… playlist"). */
    private List<Piece> pieces(Said said, Set<Kind> kinds, Predicate<Piece> which) {
        for (Kind kind : kinds) {
            List<String> sort = words.phrases(SECTION, kind.id());
            Optional<Said> name = said.afterOneOf(sort).or(() -> said.beforeOneOf(sort));
            List<Piece> found = name.map(n -> index.find(trimmed(n), p -> p.kind() == kind && which.test(p)))
                    .orElse(List.of());
            if (!found.isEmpty()) {
                return found;
            }
        }
        return index.find(said, p -> kinds.contains(p.kind()) && which.test(p));
    }

    private static Lookup among(List<Piece> pieces) {
        return Directory.among(pieces.stream().map(Piece::label).toList());
    }

    private List<String> phrases(String meaning) {
        return words.phrases(SECTION, meaning);
    }

    @Override
    public List<String> names() {
        List<String> names = new ArrayList<>();
        for (Piece piece : selections.pieces()) {
            names.add(piece.label().toLowerCase(Locale.ROOT));
            names.add(piece.name().toLowerCase(Locale.ROOT));
        }
        return names.stream().distinct().toList();
    }
}
