package io.codriver.runtime.boot;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Where the program's own files are: in an unpacked distribution or in a built checkout.
 *
 * @param root the folder that holds {@code catalogs} and {@code drives}
 */
public record Home(Path root) {

    /** The home that the launcher names, else the working directory. */
    public static Home here() {
        return new Home(Path.of(System.getProperty("codriver.home", "."))
                .toAbsolutePath()
                .normalize());
    }

    /** The bundled drive. */
    public Path drive() {
        return root.resolve("drives").resolve("first");
    }

    /** The built page. */
    public Path web() {
        return first(root.resolve("web"), root.resolve("runtime/target/web"));
    }

    /** The models' archives. */
    public Path archives() {
        return first(root.resolve("lib/models"), root.resolve("models/target/archives"));
    }

    /** Where models are unpacked: {@code -Dcodriver.cache}, else {@code .codriver} in the home. */
    public Path cache() {
        String set = System.getProperty("codriver.cache", "");
        return set.isEmpty() ? root.resolve(".codriver").resolve("models") : Path.of(set);
    }

    private static Path first(Path... candidates) {
        List<Path> all = List.of(candidates);
        return all.stream().filter(Files::isDirectory).findFirst().orElse(all.get(0));
    }
}
