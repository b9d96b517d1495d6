package io.codriver.runtime.cli;

import io.codriver.models.VectorCache;
import io.codriver.runtime.boot.Home;
import io.codriver.runtime.boot.Mind;
import io.codriver.runtime.catalog.AppData;
import io.codriver.runtime.catalog.AppLoader;
import io.codriver.runtime.catalog.Catalog;
import io.codriver.runtime.catalog.CatalogLoader;
import io.codriver.runtime.catalog.CatalogProblem;
import io.codriver.runtime.catalog.Loaded;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine.Option;

/** The catalogue that a command works with. */
final class CatalogOption {
    private static final String BUNDLED = "bundled";

    @Option(
            names = "--catalog",
            paramLabel = "DIR",
            defaultValue = "${sys:codriver.home:-.}/catalogs/car",
            description = "folder of the car's catalogue (default: the bundled car)")
    private Path dir = Path.of("catalogs", "car");

    @Option(
            names = "--language",
            defaultValue = "en",
            description = "language of the phrases (default: ${DEFAULT-VALUE})")
    private String language = "en";

    @Option(
            names = "--model",
            paramLabel = "none|DIR",
            defaultValue = BUNDLED,
            description = "folder of a model bundle in place of the bundled one, or 'none' for the matcher alone")
    private String model = BUNDLED;

    Mind mind() throws CommandException {
        Catalog catalog = load(dir);
        if (model.equals(BUNDLED)) {
            return mind(dir, catalog, language);
        }
        if (model.equals("none")) {
            return floor(dir, catalog, language);
        }
        AppData apps = apps(dir, catalog);
        try {
            return Mind.trained(
                    catalog, apps, language, VectorCache.in(Home.here().cache()), Path.of(model));
        } catch (IllegalArgumentException e) {
            throw new CommandException(String.valueOf(e.getMessage()));
        }
    }

    Path dir() {
        return dir;
    }

    String language() {
        return language;
    }

    static Mind mind(Path dir, String language) throws CommandException {
        return mind(dir, load(dir), language);
    }

    /** The mind of a car that was loaded from {@code dir}, with the data of its apps. */
    static Mind mind(Path dir, Catalog catalog, String language) throws CommandException {
        try {
            VectorCache names = VectorCache.in(Home.here().cache());
            return Mind.trained(catalog, apps(dir, catalog), language, names);
        } catch (IllegalArgumentException e) {
            throw new CommandException(String.valueOf(e.getMessage()));
        }
    }

    /** The same without a trained model: what the catalogue alone says, for checks of the catalogue. */
    static Mind floor(Path dir, Catalog catalog, String language) throws CommandException {
        try {
            return Mind.of(catalog, apps(dir, catalog), language);
        } catch (IllegalArgumentException e) {
            throw new CommandException(String.valueOf(e.getMessage()));
        }
    }

    private static AppData apps(Path dir, Catalog catalog) throws CommandException {
        AppLoader.Read read = new AppLoader().load(dir, catalog);
        if (read.hasErrors()) {
            throw unusable(dir, read.problems());
        }
        return read.data();
    }

    static Catalog load(Path dir) throws CommandException {
        Loaded loaded = new CatalogLoader().load(dir);
        if (loaded instanceof Loaded.Ok ok) {
            return ok.catalog();
        }
        throw unusable(dir, ((Loaded.Failed) loaded).problems());
    }

    private static CommandException unusable(Path dir, List<CatalogProblem> problems) {
        return new CommandException("the catalogue " + dir + " can't be used:\n"
                + problems.stream().map(p -> "  " + p).collect(Collectors.joining("\n")));
    }
}
