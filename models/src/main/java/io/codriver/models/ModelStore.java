package io.codriver.models;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;

/**
 * Turns a model's id into a directory with its verified, unpacked files.
 *
 * <p>An archive is verified (SHA-256) and unpacked once into {@code cache/<id>-<version>-<start of SHA-256>}. The work
 * is done in a temporary sibling directory that is then renamed, so a directory under the final name is always whole:
 * a crash leaves only a temporary directory, and of two processes that unpack at the same time one wins the rename and
 * the other uses what the winner made. Later calls only compare the sizes of the unpacked files with the manifest; a
 * directory that somebody damaged is replaced.
 *
 * <p>Thread-safe; calls for one store run one after another.
 */
public final class ModelStore {
    private static final int HASH_DIGITS_IN_NAME = 12;

    private final Path archives;
    private final Path cache;
    private final Consumer<UnpackProgress> progress;

    /**
     * @param archives folder that holds the archives, by the file names in the manifests
     * @param cache folder to unpack into; created when missing
     */
    public ModelStore(Path archives, Path cache) {
        this(archives, cache, report -> {});
    }

    /**
     * @param progress called on the calling thread while unpacking, at most about a hundred times per model
     */
    public ModelStore(Path archives, Path cache, Consumer<UnpackProgress> progress) {
        this.archives = Objects.requireNonNull(archives);
        this.cache = Objects.requireNonNull(cache);
        this.progress = Objects.requireNonNull(progress);
    }

    /**
     * The verified directory of a model that this program knows, unpacked now if need be.
     *
     * @throws ModelException when it can't be had, with file and mend in the message
     */
    public Path directory(String id) throws ModelException {
        return directory(ModelManifest.bundled(id));
    }

    /**
     * The verified directory of the model that a manifest describes.
     *
     * @throws ModelException when it can't be had, with file and mend in the message
     */
    public synchronized Path directory(ModelManifest manifest) throws ModelException {
        Path directory = cache.resolve(manifest.id() + "-" + manifest.version() + "-"
                + manifest.sha256().substring(0, HASH_DIGITS_IN_NAME));
        if (isWhole(directory, manifest)) {
            return directory;
        }
        ModelArchive archive = new ModelArchive(archives.resolve(manifest.archive()), manifest);
        archive.verify();
        Path fresh = temporary(manifest);
        try {
            archive.unpack(fresh, progress);
            return install(fresh, directory, manifest);
        } finally {
            Directories.deleteQuietly(fresh);
        }
    }

    /**
     * The content of a model that is a single file, used as it is; read and verified at each call, nothing is unpacked.
     *
     * @throws ModelException when it can't be had, with file and mend in the message
     */
    public byte[] content(String id) throws ModelException {
        return content(ModelManifest.bundled(id));
    }

    /** The same for the model that a manifest describes. */
    public byte[] content(ModelManifest manifest) throws ModelException {
        return new ModelArchive(archives.resolve(manifest.archive()), manifest).content();
    }

    private Path temporary(ModelManifest manifest) throws ModelException {
        try {
            Files.createDirectories(cache);
            return Files.createTempDirectory(cache, "." + manifest.id() + "-");
        } catch (IOException e) {
            throw unwritable(e);
        }
    }

    private Path install(Path fresh, Path directory, ModelManifest manifest) throws ModelException {
        try {
            if (Files.exists(directory) && !isWhole(directory, manifest)) {
                Path damaged = Files.createTempDirectory(cache, ".damaged-").resolve("was");
                Files.move(directory, damaged, StandardCopyOption.ATOMIC_MOVE);
                Directories.deleteQuietly(damaged.getParent());
            }
            Files.move(fresh, directory, StandardCopyOption.ATOMIC_MOVE);
            return directory;
        } catch (IOException e) {
            // Another process may have renamed its copy first; a whole directory is as good as ours.
            if (isWhole(directory, manifest)) {
                return directory;
            }
            throw unwritable(e);
        }
    }

    private ModelException unwritable(IOException e) {
        return new ModelException(
                ModelProblem.CACHE_UNWRITABLE,
                "can't write the model cache " + cache + "; make it writable or choose another folder",
                e);
    }

    private static boolean isWhole(Path directory, ModelManifest manifest) {
        for (Map.Entry<String, Long> file : manifest.files().entrySet()) {
            Path path = directory.resolve(file.getKey());
            try {
                if (!Files.isRegularFile(path) || Files.size(path) != file.getValue()) {
                    return false;
                }
            } catch (IOException e) {
                return false;
            }
        }
        return true;
    }
}
