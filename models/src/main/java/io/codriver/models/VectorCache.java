package io.codriver.models;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps rows of numbers that took a network long to make, in a file for each key. Losing them costs only time: what
 * can't be read or written is logged and made anew. Thread-safe, also between processes: files appear whole or not at
 * all.
 */
public final class VectorCache {
    private static final Logger LOG = LoggerFactory.getLogger(VectorCache.class);
    private static final int MAGIC = 0xC0D21;
    private static final long MOST_BYTES = 256L << 20;

    private final @Nullable Path folder;

    private VectorCache(@Nullable Path folder) {
        this.folder = folder;
    }

    /** Keeps nothing. */
    public static VectorCache none() {
        return new VectorCache(null);
    }

    /** Keeps files in {@code folder}, which is made when something is kept. */
    public static VectorCache in(Path folder) {
        return new VectorCache(folder);
    }

    /** The rows kept under {@code key}, a text of any length that says all they depend on. */
    public Optional<float[][]> find(String key) {
        Path file = file(key);
        if (file == null || !Files.isRegularFile(file)) {
            return Optional.empty();
        }
        try {
            if (Files.size(file) > MOST_BYTES) {
                return Optional.empty();
            }
            return rows(ByteBuffer.wrap(Files.readAllBytes(file)));
        } catch (IOException e) {
            LOG.warn("can't read {}: {}", file, e.toString());
            return Optional.empty();
        }
    }

    private static Optional<float[][]> rows(ByteBuffer in) {
        if (in.remaining() < 12 || in.getInt() != MAGIC) {
            return Optional.empty();
        }
        int rows = in.getInt();
        int size = in.getInt();
        if (rows < 0 || size < 0 || in.remaining() != (long) rows * size * Float.BYTES) {
            return Optional.empty();
        }
        float[][] out = new float[rows][size];
        for (float[] row : out) {
            for (int i = 0; i < size; i++) {
                row[i] = in.getFloat();
            }
        }
        return Optional.of(out);
    }

    /** Keeps rows of one length under {@code key}. */
    public void keep(String key, float[][] rows) {
        Path file = file(key);
        if (file == null) {
            return;
        }
        try {
            Path home = java.util.Objects.requireNonNull(file.getParent(), "inside the folder");
            Files.createDirectories(home);
            Path fresh = Files.createTempFile(home, ".vectors-", ".part");
            Files.write(fresh, bytes(rows));
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            LOG.warn("can't write {}: {}", file, e.toString());
        }
    }

    private static byte[] bytes(float[][] rows) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        out.writeInt(MAGIC);
        out.writeInt(rows.length);
        out.writeInt(rows.length == 0 ? 0 : rows[0].length);
        for (float[] row : rows) {
            for (float value : row) {
                out.writeFloat(value);
            }
        }
        return bytes.toByteArray();
    }

    private @Nullable Path file(String key) {
        if (folder == null) {
            return null;
        }
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8));
            return folder.resolve(HexFormat.of().formatHex(digest).substring(0, 32) + ".vectors");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
