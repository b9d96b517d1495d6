package io.codriver.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ModelStoreTest {
    @TempDir
    Path archives;

    @TempDir
    Path cache;

    @Test
    void unpacksTheListedFilesOnly() throws Exception {
        ModelManifest manifest = archive(Map.of("m/a.bin", "alpha", "m/deep/b.bin", "beta", "other.txt", "no"));
        Path directory = new ModelStore(archives, cache).directory(manifest);
        assertThat(directory.resolve("a.bin")).hasContent("alpha");
        assertThat(directory.resolve("deep/b.bin")).hasContent("beta");
        assertThat(filesBelow(directory)).hasSize(2);
        assertThat(entries(cache)).as("no temporary left behind").containsExactly(directory);
    }

    @Test
    void unpacksOnceAndTellsProgressUpToTheEnd() throws Exception {
        ModelManifest manifest = archive(Map.of("m/a.bin", "alpha", "m/deep/b.bin", "beta"));
        List<UnpackProgress> reports = new ArrayList<>();
        ModelStore store = new ModelStore(archives, cache, reports::add);
        Path first = store.directory(manifest);
        int seen = reports.size();
        assertThat(reports.get(seen - 1)).isEqualTo(new UnpackProgress("tiny", 9, 9));
        Files.delete(archives.resolve("tiny.zip"));
        assertThat(store.directory(manifest)).as("needs no archive").isEqualTo(first);
        assertThat(reports).hasSize(seen);
    }

    @Test
    void replacesADirectoryThatWasDamaged() throws Exception {
        ModelManifest manifest = archive(Map.of("m/a.bin", "alpha", "m/deep/b.bin", "beta"));
        ModelStore store = new ModelStore(archives, cache);
        Path directory = store.directory(manifest);
        Files.writeString(directory.resolve("a.bin"), "cut");
        assertThat(store.directory(manifest).resolve("a.bin")).hasContent("alpha");
        assertThat(entries(cache)).containsExactly(directory);
    }

    @Test
    void missingArchiveNamesFileAndMend() throws Exception {
        ModelManifest manifest = archive(Map.of("m/a.bin", "alpha", "m/deep/b.bin", "beta"));
        Files.delete(archives.resolve("tiny.zip"));
        ModelException problem = problem(manifest);
        assertThat(problem.problem()).isEqualTo(ModelProblem.ARCHIVE_MISSING);
        assertThat(problem).hasMessageContaining("tiny.zip").hasMessageContaining("test:tiny:1:zip");
    }

    @Test
    void changedArchiveIsNotUnpacked() throws Exception {
        ModelManifest manifest = archive(Map.of("m/a.bin", "alpha", "m/deep/b.bin", "beta"));
        Files.write(archives.resolve("tiny.zip"), new byte[] {1, 2, 3});
        ModelException problem = problem(manifest);
        assertThat(problem.problem()).isEqualTo(ModelProblem.ARCHIVE_DAMAGED);
        assertThat(problem).hasMessageContaining("tiny.zip").hasMessageContaining("fetch");
        assertThat(entries(cache)).isEmpty();
    }

    @Test
    void archiveWithoutAListedFileLeavesNothingInTheCache() throws Exception {
        ModelManifest manifest = archive(Map.of("m/a.bin", "alpha"));
        assertThat(problem(manifest).problem()).isEqualTo(ModelProblem.ARCHIVE_INCOMPLETE);
        assertThat(entries(cache)).isEmpty();
    }

    @Test
    void cacheThatIsAFileIsAClearProblem() throws Exception {
        ModelManifest manifest = archive(Map.of("m/a.bin", "alpha", "m/deep/b.bin", "beta"));
        Path file = Files.writeString(cache.resolve("file"), "not a folder");
        ModelException problem =
                catchThrowableOfType(ModelException.class, () -> new ModelStore(archives, file).directory(manifest));
        assertThat(problem.problem()).isEqualTo(ModelProblem.CACHE_UNWRITABLE);
        assertThat(problem).hasMessageContaining(file.toString());
    }

    @Test
    void manyStoresAtOnceAgreeOnOneWholeDirectory() throws Exception {
        ModelManifest manifest = archive(Map.of("m/a.bin", "alpha", "m/deep/b.bin", "beta"));
        ExecutorService pool = Executors.newFixedThreadPool(8);
        try {
            // A store each: the race is between processes, which share no lock.
            List<Callable<Path>> tasks = Stream.generate(
                            () -> (Callable<Path>) () -> new ModelStore(archives, cache).directory(manifest))
                    .limit(32)
                    .toList();
            for (Future<Path> directory : pool.invokeAll(tasks)) {
                assertThat(directory.get().resolve("a.bin")).hasContent("alpha");
            }
        } finally {
            pool.shutdownNow();
        }
        assertThat(entries(cache)).hasSize(1);
    }

    @Test
    void contentIsTheWholeFileOrNothing() throws Exception {
        ModelManifest pinned = single("alpha");
        ModelStore store = new ModelStore(archives, cache);
        Path file = archives.resolve("single.bin");
        assertThat(catchThrowableOfType(ModelException.class, () -> store.content(pinned)))
                .hasMessageContainingAll("single.bin is missing", "npm:single:1:single.bin");
        Files.writeString(file, "alpha");
        assertThat(store.content(pinned)).asString(StandardCharsets.UTF_8).isEqualTo("alpha");
        for (String other : List.of("alphb", "alpha and more", "")) {
            Files.writeString(file, other);
            ModelException problem = catchThrowableOfType(ModelException.class, () -> store.content(pinned));
            assertThat(problem.problem()).isEqualTo(ModelProblem.ARCHIVE_DAMAGED);
            assertThat(problem).hasMessageContainingAll("single.bin is damaged", "npm:single:1:single.bin");
        }
        assertThat(entries(cache)).isEmpty();
    }

    private static ModelManifest single(String content) throws Exception {
        byte[] hash = MessageDigest.getInstance("SHA-256").digest(content.getBytes(StandardCharsets.UTF_8));
        return new ModelManifest(
                "single",
                "1",
                "single.bin",
                HexFormat.of().formatHex(hash),
                "MIT",
                "npm:single:1:single.bin",
                "",
                Map.of("single.bin", 5L));
    }

    @Test
    void unknownModelSaysSo() {
        assertThatExceptionOfType(ModelException.class)
                .isThrownBy(() -> new ModelStore(archives, cache).directory("no-such-model"))
                .withMessageContaining("no-such-model")
                .satisfies(e -> assertThat(e.problem()).isEqualTo(ModelProblem.UNKNOWN_MODEL));
    }

    @Test
    void theEnglishRecogniserIsTheArchiveThatTheBuildPlaced() throws Exception {
        Path placed = Path.of(System.getProperty("codriver.archives"));
        Path directory = new ModelStore(placed, cache).directory("vosk-model-en");
        assertThat(directory.resolve("am/final.mdl")).hasSize(15_962_575);
        assertThat(directory.resolve("graph/Gr.fst")).exists();
    }

    private ModelException problem(ModelManifest manifest) {
        return catchThrowableOfType(ModelException.class, () -> new ModelStore(archives, cache).directory(manifest));
    }

    private ModelManifest archive(Map<String, String> content) throws Exception {
        Path file = archives.resolve("tiny.zip");
        try (OutputStream out = Files.newOutputStream(file);
                ZipOutputStream zip = new ZipOutputStream(out)) {
            for (Map.Entry<String, String> entry : content.entrySet()) {
                zip.putNextEntry(new ZipEntry(entry.getKey()));
                zip.write(entry.getValue().getBytes(StandardCharsets.UTF_8));
                zip.closeEntry();
            }
        }
        byte[] hash = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file));
        return new ModelManifest(
                "tiny",
                "1",
                "tiny.zip",
                HexFormat.of().formatHex(hash),
                "Apache-2.0",
                "test:tiny:1:zip",
                "m/",
                Map.of("a.bin", 5L, "deep/b.bin", 4L));
    }

    private static List<Path> filesBelow(Path root) throws IOException {
        try (Stream<Path> walk = Files.walk(root)) {
            return walk.filter(Files::isRegularFile).toList();
        }
    }

    private static List<Path> entries(Path folder) throws IOException {
        try (Stream<Path> list = Files.list(folder)) {
            return list.toList();
        }
    }
}
