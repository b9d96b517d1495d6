package io.codriver.runtime.app;

import io.codriver.runtime.catalog.AppData.Words;
import io.codriver.runtime.plan.Lookup;
import io.codriver.vehiclebus.SignalPath;
import io.codriver.vehiclebus.SignalValue;
import io.codriver.vehiclebus.Snapshot;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What "the nearest charger" or "the Harbor Museum but without motorways" stand for. How to get there and where to stop
 * on the way are taken off the end first; they become signals of their own.
 */
final class RegionDirectory implements Directory {
    private static final String SECTION = "region";

    private final Places places;
    private final Map<String, SignalPath> signals;
    private final Words words;
    private final NameIndex<String> index;

    RegionDirectory(Places places, Map<String, SignalPath> signals, Words words) {
        this.places = places;
        this.signals = signals;
        this.words = words;
        Map<String, List<String>> names = new LinkedHashMap<>();
        places.names().forEach(n -> names.put(n, List.of(n)));
        this.index = new NameIndex<>(names);
    }

    @Override
    public Lookup find(String slot, String text, Snapshot snapshot) {
        Map<SignalPath, SignalValue> also = new LinkedHashMap<>();
        Said where = withoutPreferences(Said.of(text), also);
        Optional<Said.Split> via = where.split(words.phrases(SECTION, "via"))
                .filter(s -> !s.before().isEmpty() && !s.after().isEmpty());
        return via.isEmpty() ? finished(place(where), also) : finished(stopping(via.get(), also), also);
    }

    private Said withoutPreferences(Said said, Map<SignalPath, SignalValue> also) {
        for (Map.Entry<String, List<String>> wish : words.section("preferences").entrySet()) {
            Optional<Said> rest = said.beforeOneOf(wish.getValue());
            if (rest.isPresent()) {
                prefer(wish.getKey(), also);
                return withoutPreferences(rest.get().withoutTrailing(words.phrases(SECTION, "but")), also);
            }
        }
        return said;
    }

    /** A role of a signal that is to be true, or else a value of the preference. */
    private void prefer(String wish, Map<SignalPath, SignalValue> also) {
        SignalPath switched = signals.get(wish);
        SignalPath preference = signals.get("preference");
        if (switched != null) {
            also.put(switched, SignalValue.of(true));
        } else if (preference != null) {
            also.put(preference, SignalValue.of(wish.toUpperCase(Locale.ROOT)));
        }
    }

    private List<String> stopping(Said.Split via, Map<SignalPath, SignalValue> also) {
        List<String> stops = place(via.after());
        SignalPath stopover = signals.get("stopover");
        if (stops.size() != 1 || stopover == null) {
            return List.of();
        }
        also.put(stopover, SignalValue.of(stops.get(0)));
        return place(via.before());
    }

    private static Lookup finished(List<String> texts, Map<SignalPath, SignalValue> also) {
        return texts.size() == 1 ? new Lookup.Found(texts.get(0), also) : Directory.among(texts);
    }

    private List<String> place(Said said) {
        Said name = said.withoutTrailing(words.phrases(SECTION, "trailing"))
                .withoutLeading(words.phrases(SECTION, "leading"));
        return fixed(name).map(List::of).orElseGet(() -> index.find(name, n -> true));
    }

    /** An alias or a category. */
    private Optional<String> fixed(Said said) {
        for (Map.Entry<String, String> category : places.categories().entrySet()) {
            if (said.isOneOf(List.of(category.getValue()))
                    || said.isOneOf(words.phrases("categories", category.getKey()))) {
                return Optional.of(category.getValue());
            }
        }
        Set<String> aliases = places.aliases().keySet();
        return aliases.stream()
                .filter(a -> said.isOneOf(List.of(a)) || said.isOneOf(words.phrases("aliases", a)))
                .findFirst();
    }

    @Override
    public List<String> names() {
        List<String> names = new ArrayList<>();
        places.names().forEach(n -> names.add(n.toLowerCase(Locale.ROOT)));
        words.section("categories").values().forEach(names::addAll);
        return names.stream().distinct().toList();
    }
}
