package io.codriver.runtime.reply;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** Reply key → sentence with {placeholders}: the shipped ones of a language, overridden by a catalogue's. Immutable. */
public final class ReplyBook {
    private final Map<String, String> sentences;

    private ReplyBook(Map<String, String> sentences) {
        this.sentences = Map.copyOf(sentences);
    }

    /**
     * The book of a language.
     *
     * @param language code such as {@code en}
     * @param own the catalogue's own replies
     * @throws IllegalArgumentException when no replies are shipped for the language
     */
    public static ReplyBook load(String language, Map<String, String> own) {
        Map<String, String> all = new HashMap<>(shipped(language));
        all.putAll(own);
        return new ReplyBook(all);
    }

    private static Map<String, String> shipped(String language) {
        try (InputStream in = ReplyBook.class.getResourceAsStream(language + ".yaml")) {
            if (in == null) {
                throw new IllegalArgumentException("there are no replies for '" + language + "'");
            }
            Map<Object, Object> raw = new Yaml(new SafeConstructor(new LoaderOptions())).load(in);
            Map<String, String> out = new HashMap<>();
            raw.forEach((k, v) -> out.put(String.valueOf(k), String.valueOf(v)));
            return out;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether there is a sentence for {@code key}. */
    public boolean has(String key) {
        return sentences.containsKey(key) || sentences.containsKey(own(key));
    }

    /**
     * The sentence for {@code key}, filled; the key itself where there is none, so that the gap is heard. A catalogue's
     * own sentence wins, and one for the {@code device} among the fills before one for all: {@code act-stop-phone},
     * then {@code act-stop}, then {@code act.stop}.
     */
    public String say(String key, Map<String, String> fills) {
        String own = own(key);
        String text = Stream.of(own + "-" + fills.getOrDefault("device", ""), own, key)
                .map(sentences::get)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(key);
        for (Map.Entry<String, String> fill : fills.entrySet()) {
            text = text.replace("{" + fill.getKey() + "}", fill.getValue());
        }
        return text;
    }

    /** How a catalogue writes a key. */
    private static String own(String key) {
        return key.replace('.', '-').replace('_', '-');
    }
}
