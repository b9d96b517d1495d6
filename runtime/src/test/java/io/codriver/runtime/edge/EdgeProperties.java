package io.codriver.runtime.edge;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.jspecify.annotations.Nullable;

/** Whatever a page sends, its connection stays and the next good message is understood. */
class EdgeProperties {
    private static @Nullable Cockpit cockpit;
    private static @Nullable PageClient page;

    @BeforeContainer
    static void start() {
        Cockpit begun = new Cockpit(Path.of("no", "such", "folder"));
        cockpit = begun;
        page = begun.page();
    }

    @AfterContainer
    static void stop() {
        Objects.requireNonNull(cockpit).close();
    }

    @Provide
    Arbitrary<String> texts() {
        Arbitrary<String> any = Arbitraries.strings().ofMaxLength(200);
        Arbitrary<String> pieces = Arbitraries.of(
                        "{",
                        "}",
                        "[",
                        "]",
                        ":",
                        ",",
                        "\"",
                        "\"type\"",
                        "\"text\"",
                        "\"talk\"",
                        "\"seat\"",
                        "\"driver\"",
                        "\"on\"",
                        "true",
                        "null",
                        "1e999",
                        "\\u0000",
                        " ")
                .list()
                .ofMaxSize(30)
                .map(parts -> String.join("", parts));
        Arbitrary<String> nearly = Arbitraries.of("text", "talk", "set", "hello")
                .flatMap(type -> any.map(text -> "{\"type\":\"" + type + "\",\"seat\":\"driver\",\"text\":"
                        + Messages.json(java.util.Map.of("x", text)).substring(5)));
        return Arbitraries.oneOf(any, pieces, nearly);
    }

    @Property(tries = 200)
    void noTextKillsAConnection(@ForAll("texts") String text, @ForAll @Size(max = 3) List<byte[]> sounds) {
        PageClient client = Objects.requireNonNull(page);
        client.send(text.getBytes(StandardCharsets.UTF_8).length > 0 ? wellFormed(text) : " ");
        sounds.forEach(client::send);
        client.settle();

        assertThat(client.closedWith).isEqualTo(-1);
        client.got.clear();
    }

    /** The client refuses to send half a surrogate pair. */
    private static String wellFormed(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    }

    @Property
    void readingNeverThrows(@ForAll("texts") String text) {
        assertThat(PageRequest.read(text)).isNotNull();
    }

    @Property
    void framesMakeTheMessageThatWasCut(
            @ForAll @Size(max = 20_000) byte[] message, @ForAll @IntRange(min = 1, max = 9000) int piece) {
        List<byte[]> whole = new ArrayList<>();
        List<Integer> tooLong = new ArrayList<>();
        FrameAssembly assembly = new FrameAssembly(new FrameAssembly.Sink() {
            @Override
            public void onText(String text) {
                throw new AssertionError("that was no text");
            }

            @Override
            public void onBinary(byte[] bytes) {
                whole.add(bytes);
            }

            @Override
            public void onTooLong(int limit) {
                tooLong.add(limit);
            }
        });
        for (int from = 0; from == 0 || from < message.length; from += piece) {
            int to = Math.min(message.length, from + piece);
            Buffer data = Buffer.buffer(Arrays.copyOfRange(message, from, to));
            if (from == 0) {
                assembly.begin(true, data, to == message.length);
            } else {
                assembly.more(data, to == message.length);
            }
        }
        if (message.length <= FrameAssembly.LONGEST_BINARY) {
            assertThat(whole).singleElement().isEqualTo(message);
        } else {
            assertThat(whole).isEmpty();
            assertThat(tooLong).containsExactly(FrameAssembly.LONGEST_BINARY);
        }
    }
}
