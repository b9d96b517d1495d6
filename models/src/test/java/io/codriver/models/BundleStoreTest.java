package io.codriver.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BundleStoreTest {
    private static final List<String> FILES =
            List.of("manifest.json", "student.onnx", "pieces.txt", "labels.json", "cabin.json");

    @TempDir
    private Path folder;

    @BeforeEach
    void copy() throws IOException {
        for (String name : FILES) {
            try (InputStream in = Bundle.class.getResourceAsStream("fused-en/" + name)) {
                assertThat(in).as(name).isNotNull();
                Files.copy(in, folder.resolve(name));
            }
        }
    }

    @Test
    void theCarriedBundleOpensAndIsTheSameAsAFolderOfIt() throws ModelException {
        try (Bundle carried = BundleStore.bundled("fused-en");
                Bundle copied = BundleStore.read(folder)) {
            assertThat(carried.id()).isEqualTo("codriver-fused-en");
            assertThat(carried.language()).isEqualTo("en");
            assertThat(carried.digest()).isEqualTo(copied.digest()).hasSize(64);
            assertThat(carried.pieces()).startsWith("[PAD]", "[CLS]", "[SEP]", "[UNK]");
            assertThat(carried.labels().acts()).contains("wish", "talk");
            assertThat(carried.heads()).containsKey("driver");
            assertThat(carried.targets().get("roof")).hasSize(3);
        }
    }

    @Test
    void anyLengthAndBatchGivesTheSameAnswers() throws ModelException {
        try (Bundle bundle = BundleStore.read(folder)) {
            for (int length : new int[] {4, 5, 7, 96, 5}) {
                long[] ids = filled(length, 20);
                long[] other = filled(length, 30);
                long[] zeros = new long[length];
                float[] one = value(bundle.network().run(ids, zeros, zeros), "act");
                Map<String, Network.Output> both = bundle.network()
                        .run(new long[][] {ids, other}, new long[][] {zeros, zeros}, new long[][] {zeros, zeros});
                assertThat(Arrays.copyOf(value(both, "act"), one.length)).containsExactly(one, within());
                assertThat(both.get("tags"))
                        .extracting(Network.Output::shape)
                        .isEqualTo(new int[] {2, length, bundle.labels().tags().size()});
            }
        }
    }

    private static org.assertj.core.data.Offset<Float> within() {
        return org.assertj.core.data.Offset.offset(0.2f); // activations are scaled by the batch
    }

    private static float[] value(Map<String, Network.Output> found, String name) {
        return java.util.Objects.requireNonNull(found.get(name)).values();
    }

    private static long[] filled(int length, long value) {
        long[] out = new long[length];
        Arrays.fill(out, value);
        return out;
    }

    @Test
    void aClosedNetworkSaysSo() throws ModelException {
        Bundle bundle = BundleStore.read(folder);
        bundle.close();
        bundle.close();
        long[] ids = filled(5, 1);
        assertThatThrownBy(() -> bundle.network().run(ids, ids, ids)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aFileThatIsMissingIsNamed() throws IOException {
        Files.delete(folder.resolve("pieces.txt"));
        refused(ModelProblem.BUNDLE_MISSING, "pieces.txt is missing");
    }

    @Test
    void anEmptyFolderHasNoBundle() {
        assertThatThrownBy(() -> BundleStore.read(folder.resolve("nowhere")))
                .asInstanceOf(type(ModelException.class))
                .satisfies(e -> assertThat(e.problem()).isEqualTo(ModelProblem.BUNDLE_MISSING));
    }

    @Test
    void aFlippedBitIsFound() throws IOException {
        for (String name : FILES.subList(1, FILES.size())) {
            byte[] bytes = Files.readAllBytes(folder.resolve(name));
            bytes[bytes.length / 2] ^= 1;
            Files.write(folder.resolve(name), bytes);
            refused(ModelProblem.BUNDLE_DAMAGED, name + " is damaged");
            bytes[bytes.length / 2] ^= 1;
            Files.write(folder.resolve(name), bytes);
        }
    }

    @Test
    void anotherFormatIsRefused() throws IOException {
        edit("manifest.json", "\"format\": 1", "\"format\": 2", false);
        refused(ModelProblem.BUNDLE_FORMAT, "is of format '2'; this program reads format 1");
    }

    @Test
    void noJsonIsRefused() throws IOException {
        Files.writeString(folder.resolve("manifest.json"), "{");
        refused(ModelProblem.BUNDLE_FORMAT, "manifest.json is no JSON");
    }

    @Test
    void labelsThatTheNetworkWasNotTrainedWithAreRefused() throws Exception {
        edit("labels.json", "\"undo\",", "", true);
        refused(ModelProblem.BUNDLE_UNFIT, "output 'act' of the network is [7], but the labels ask for [6]");
    }

    @Test
    void thresholdsThatContradictThemselvesAreRefused() throws Exception {
        edit("labels.json", "\"ask\": 0", "\"ask\": 1", true);
        refused(ModelProblem.BUNDLE_FORMAT, "0 ≤ ask ≤ answer and act ≤ 1");
    }

    @Test
    void aBundleThatCanNotOfferNeverDoes() throws Exception {
        edit("labels.json", "\"offer\"", "\"once\"", true);
        try (Bundle bundle = BundleStore.read(folder)) {
            assertThat(bundle.labels().offerFrom()).isGreaterThan(1);
        }
    }

    @Test
    void labelsWithoutAnEntryAreRefused() throws Exception {
        edit("labels.json", "\"sharpness\"", "\"blunt\"", true);
        refused(ModelProblem.BUNDLE_FORMAT, "'sharpness' is missing");
    }

    @Test
    void morePiecesThanTheNetworkHasAreRefused() throws Exception {
        edit("pieces.txt", "[PAD]\n", "[PAD]\n" + "x\n".repeat(1), true);
        refused(ModelProblem.BUNDLE_UNFIT, "the network can't take 96 positions");
    }

    @Test
    void whatIsNoNetworkIsRefused() throws Exception {
        Files.writeString(folder.resolve("student.onnx"), "no network");
        edit("student.onnx", "no", "no", true);
        refused(ModelProblem.BUNDLE_DAMAGED, "student.onnx: not a network");
    }

    private void refused(ModelProblem problem, String message) {
        assertThatThrownBy(() -> BundleStore.read(folder))
                .asInstanceOf(type(ModelException.class))
                .satisfies(e -> assertThat(e.problem()).isEqualTo(problem))
                .satisfies(e -> assertThat(e).hasMessageContaining(message));
    }

    /** Changes a text file, and on demand what the manifest says of it. */
    private void edit(String name, String was, String is, boolean sealed) throws IOException {
        byte[] before = Files.readAllBytes(folder.resolve(name));
        String text = new String(before, java.nio.charset.StandardCharsets.UTF_8);
        assertThat(text).contains(was);
        Files.writeString(folder.resolve(name), text.replace(was, is));
        if (sealed) {
            String manifest = Files.readString(folder.resolve("manifest.json"));
            String fresh = sha256(Files.readAllBytes(folder.resolve(name)));
            String sum = manifest.replaceAll("(\"" + name + "\": \")[0-9a-f]{64}", "$1" + fresh);
            Files.writeString(folder.resolve("manifest.json"), sum);
        }
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** As small as the launcher's threads: too small for ONNX Runtime, which would take the process with it. */
    @Test
    void theBundledModelOpensOnASmallStack() throws Exception {
        FutureTask<String> opened = new FutureTask<>(() -> {
            try (Bundle bundle = BundleStore.bundled("fused-en")) {
                return bundle.language();
            }
        });
        new Thread(null, opened, "small", 512 << 10).start();

        assertThat(opened.get()).isEqualTo("en");
    }
}
