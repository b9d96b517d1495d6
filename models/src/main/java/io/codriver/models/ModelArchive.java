package io.codriver.models;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * A zip with a model inside (an Android archive is one too). Only files that the manifest lists are written, under the
 * manifest's names and never more bytes than listed, so an archive's own entry names can't lead outside the target.
 */
final class ModelArchive {
    private static final int BUFFER_BYTES = 1 << 16;
    private static final int REPORTS = 100;

    private final Path file;
    private final ModelManifest manifest;

    ModelArchive(Path file, ModelManifest manifest) {
        this.file = file;
        this.manifest = manifest;
    }

    /** Compares the archive's SHA-256 with the manifest's. */
    void verify() throws ModelException {
        requireFile();
        requireSum(sha256());
    }

    /** All of the file, verified: what is returned is what was summed. */
    byte[] content() throws ModelException {
        requireFile();
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(Math.toIntExact(manifest.unpackedBytes() + 1));
            requireSum(HexFormat.of().formatHex(digest().digest(bytes)));
            return bytes;
        } catch (ModelException e) {
            throw e;
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    private void requireFile() throws ModelException {
        if (!Files.isRegularFile(file)) {
            throw new ModelException(
                    ModelProblem.ARCHIVE_MISSING,
                    "model archive " + file + " is missing; put " + manifest.source()
                            + " there (a build of the 'models' module places it)");
        }
    }

    private void requireSum(String found) throws ModelException {
        if (!found.equals(manifest.sha256())) {
            throw new ModelException(
                    ModelProblem.ARCHIVE_DAMAGED,
                    "model archive " + file + " is damaged: SHA-256 is " + found + ", expected " + manifest.sha256()
                            + "; delete it and fetch " + manifest.source() + " again");
        }
    }

    /** Writes the listed files below {@code target}. */
    void unpack(Path target, Consumer<UnpackProgress> progress) throws ModelException {
        Progress report = new Progress(progress);
        try (ZipFile zip = new ZipFile(file.toFile())) {
            for (Map.Entry<String, Long> wanted : new TreeMap<>(manifest.files()).entrySet()) {
                ZipEntry entry = zip.getEntry(manifest.root() + wanted.getKey());
                if (entry == null || entry.getSize() != wanted.getValue()) {
                    throw incomplete(wanted.getKey());
                }
                try (InputStream in = zip.getInputStream(entry)) {
                    write(in, inside(target, wanted.getKey()), report);
                }
            }
        } catch (ModelException e) {
            throw e;
        } catch (IOException e) {
            throw new ModelException(
                    ModelProblem.ARCHIVE_DAMAGED, "can't unpack model archive " + file + " into " + target, e);
        }
    }

    private static void write(InputStream in, Path path, Progress report) throws IOException {
        Path parent = path.getParent();
        if (parent != null) {
            Files.createDirectories(parent);
        }
        byte[] buffer = new byte[BUFFER_BYTES];
        try (OutputStream out = Files.newOutputStream(path)) {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                out.write(buffer, 0, read);
                report.add(read);
            }
        }
    }

    private static Path inside(Path target, String name) throws IOException {
        Path path = target.resolve(name).normalize();
        if (!path.startsWith(target)) {
            throw new IOException("manifest names a file outside the model: " + name);
        }
        return path;
    }

    private ModelException incomplete(String name) {
        return new ModelException(
                ModelProblem.ARCHIVE_INCOMPLETE,
                "model archive " + file + " has no file " + manifest.root() + name + " of "
                        + manifest.files().get(name) + " bytes; its manifest is wrong");
    }

    private String sha256() throws ModelException {
        try (InputStream in = Files.newInputStream(file)) {
            MessageDigest digest = digest();
            byte[] buffer = new byte[BUFFER_BYTES];
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                digest.update(buffer, 0, read);
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    private ModelException unreadable(IOException e) {
        return new ModelException(ModelProblem.ARCHIVE_DAMAGED, "can't read model archive " + file, e);
    }

    private static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** Thins reports out to about one per percent. */
    private final class Progress {
        private final Consumer<UnpackProgress> listener;
        private final long total = manifest.unpackedBytes();
        private long done;
        private long reported;

        Progress(Consumer<UnpackProgress> listener) {
            this.listener = listener;
        }

        void add(int bytes) {
            done += bytes;
            if (done - reported >= total / REPORTS || done == total) {
                reported = done;
                listener.accept(new UnpackProgress(manifest.id(), done, total));
            }
        }
    }
}
