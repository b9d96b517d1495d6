package io.codriver.runtime.catalog;

import io.codriver.runtime.catalog.AppData.Words;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Reads the folder {@code apps/} of a catalogue, any file of which may be absent, and compares it with the devices and
 * signals of the car. Bad content never throws. Stateless and thread-safe.
 */
public final class AppLoader {

    /**
     * What was read.
     *
     * @param data what the apps know; not to be used when there is an error among the problems
     * @param problems in file order
     */
    public record Read(AppData data, List<CatalogProblem> problems) {
        public Read {
            problems = List.copyOf(problems);
        }

        public boolean hasErrors() {
            return problems.stream().anyMatch(CatalogProblem::isError);
        }
    }

    /** Reads the apps of {@code catalog}, which was loaded from {@code dir}. */
    public Read load(Path dir, Catalog catalog) {
        if (!Files.isDirectory(dir.resolve("apps"))) {
            return new Read(AppData.NONE, List.of());
        }
        Problems problems = new Problems();
        SourceFiles files = new SourceFiles(dir, problems);
        WiringReader wiring = new WiringReader(catalog);
        AppData data = new AppData(
                part(files, "library", s -> new LibraryReader(s, wiring).read()),
                part(files, "region", s -> new RegionReader(s, wiring).read()),
                part(files, "contacts", s -> new ContactsReader(s, wiring).read()),
                words(files, catalog));
        return new Read(data, problems.all());
    }

    private static <T> Optional<T> part(SourceFiles files, String name, Function<Place, T> reader) {
        return files.exist("apps/" + name)
                ? Optional.of(
                        reader.apply(files.read("apps/" + name, "apps-" + name).top()))
                : Optional.empty();
    }

    private static Map<String, Words> words(SourceFiles files, Catalog catalog) {
        Map<String, Words> out = new LinkedHashMap<>();
        for (String language : catalog.phrases().keySet()) {
            if (files.exist("apps/words-" + language)) {
                Source source = files.read("apps/words-" + language, "apps-words");
                out.put(language, words(source.top().at("words")));
            }
        }
        return out;
    }

    private static Words words(Place place) {
        Map<String, Map<String, List<String>>> sections = new LinkedHashMap<>();
        place.fields().forEach((name, section) -> {
            Map<String, List<String>> meanings = new LinkedHashMap<>();
            section.fields().forEach((meaning, phrases) -> meanings.put(meaning, phrases.texts()));
            sections.put(name, meanings);
        });
        return new Words(sections);
    }
}
