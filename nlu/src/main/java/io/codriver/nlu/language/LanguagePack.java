package io.codriver.nlu.language;

import io.codriver.nlu.Operation;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.representer.Representer;
import org.yaml.snakeyaml.resolver.Resolver;

/**
 * The words of one language that belong to no device. Immutable. What each list means is said in the resource file
 * itself ({@code io/codriver/nlu/language/en.yaml}).
 *
 * @param operations verbs that name their operation by themselves
 * @param particles small words that carry an operation when no verb did ("on", "up")
 * @param fractions part of a device's range → words ("half")
 * @param amounts size of a relative step → words ("a bit")
 * @param units VSS unit name → words
 * @param unitsBefore VSS unit name → words that stand before the number ("per hundred" in Chinese)
 * @param marks lists of words by role, see {@link Mark}
 * @param answers whole sentences that mean yes, no or undo, or agree
 * @param oneVerb whether one verb opens things and switches them on
 * @param ordinals place in a list, counted from 1, -1 for the last → words ("the first one")
 * @param clock durations and times of the day
 * @param conditions words around a condition ("when", "if", "is below"), by role
 * @param forms whole sentences about the assistant itself, by what they ask for, in the syntax of templates
 * @param frames sentence frames by operation group, for sampling
 * @param nouns ways to name a device, by group ({@code single}, {@code zone}, {@code plural}, {@code pluralZone})
 */
public record LanguagePack(
        String language,
        Map<String, String> contractions,
        NumberWords numbers,
        Map<String, List<String>> units,
        Map<String, List<String>> unitsBefore,
        Map<Operation, List<String>> operations,
        Map<Operation, List<String>> particles,
        Map<Double, List<String>> fractions,
        Map<Double, List<String>> amounts,
        Map<Mark, List<String>> marks,
        Map<Answer, List<String>> answers,
        boolean oneVerb,
        Map<Integer, List<String>> ordinals,
        ClockWords clock,
        Map<String, List<String>> conditions,
        Map<String, List<String>> forms,
        Map<String, List<String>> frames,
        Map<String, List<String>> nouns) {

    /** The role of a word that is neither operation, device, zone nor value. */
    public enum Mark {
        NEUTRAL("neutral"),
        /** A neutral verb that asks for a value: "set". */
        SETTER("setters"),
        TO("to"),
        BY("by"),
        ALL("all"),
        MINE("mine"),
        OTHERS("others"),
        EXCEPT("except"),
        PRONOUN("pronouns"),
        CONJUNCTION("conjunctions"),
        CORRECTION("corrections"),
        NEGATION("negations"),
        QUESTION("questions"),
        QUESTION_END("question_ends"),
        QUESTION_WORD("question_words"),
        INTENSIFIER("intensifiers"),
        SWALLOWED("swallowed"),
        FILLER("fillers"),
        /** Joins a wish to the one before: "too", "the same". */
        FURTHER("further"),
        /** The last step once more. */
        AGAIN("again"),
        /** On in the last step's direction. */
        MORE("more"),
        /** The last step was too much. */
        LESS("less"),
        ADDRESS("address");

        private final String key;

        Mark(String key) {
            this.key = key;
        }
    }

    /** A whole sentence that answers or takes back. */
    public enum Answer {
        /** A yes that is said to nobody but who has asked. */
        YES,
        /** Agrees, but people say it to one another as well. */
        ASSENT,
        NO,
        UNDO,
        /** Wants for the speaker what somebody else has just had done. */
        LIKEWISE,
        /** Says that somebody listens, and nothing else. */
        BACKCHANNEL
    }

    /**
     * Reads the pack that is shipped for a language.
     *
     * @param language code such as {@code en}
     * @throws IllegalArgumentException when there is none or it is malformed
     */
    public static LanguagePack load(String language) {
        String resource = language + ".yaml";
        try (InputStream in = LanguagePack.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalArgumentException("there is no language pack for '" + language + "'");
            }
            return read(new InputStreamReader(in, StandardCharsets.UTF_8), language);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Reads a pack from YAML text. Scalars are texts always: {@code no} is a word here, not a truth value. */
    static LanguagePack read(Reader yaml, String name) {
        LoaderOptions options = new LoaderOptions();
        Object loaded = new Yaml(
                        new SafeConstructor(options),
                        new Representer(new DumperOptions()),
                        new DumperOptions(),
                        options,
                        new TextsOnly())
                .load(yaml);
        if (!(loaded instanceof Map<?, ?> raw)) {
            throw new IllegalArgumentException("language file " + name + " is not a map");
        }
        Map<String, Object> root = new LinkedHashMap<>();
        raw.forEach((k, v) -> root.put(String.valueOf(k), v));
        return from(new PackReader(root, name));
    }

    private static LanguagePack from(PackReader in) {
        Map<Mark, List<String>> marks = new LinkedHashMap<>();
        for (Mark mark : Mark.values()) {
            marks.put(mark, in.has(mark.key) ? in.list(mark.key) : List.of());
        }
        PackReader frames = in.child("frames");
        Map<String, List<String>> byGroup = new LinkedHashMap<>();
        for (String group : frames.keys()) {
            if (!group.equals("nouns")) {
                byGroup.put(group, frames.list(group));
            }
        }
        NumberWords numbers = NumberWords.from(in.child("numbers"));
        return new LanguagePack(
                in.text("language"),
                in.texts("contractions"),
                numbers,
                in.lists("units"),
                in.has("unitsBefore") ? in.lists("unitsBefore") : Map.of(),
                in.operations("operations"),
                in.operations("particles"),
                in.numbered("fractions"),
                in.numbered("amounts"),
                marks,
                answers(in),
                in.has("oneVerb"),
                in.counted("ordinals"),
                ClockWords.from(in.child("clock"), numbers),
                in.lists("conditions"),
                in.lists("forms"),
                byGroup,
                frames.lists("nouns"));
    }

    private static Map<Answer, List<String>> answers(PackReader in) {
        return Map.of(
                Answer.YES, in.list("yes"),
                Answer.ASSENT, in.list("assents"),
                Answer.NO, in.list("no"),
                Answer.UNDO, in.list("undo"),
                Answer.LIKEWISE, in.has("likewise") ? in.list("likewise") : List.of(),
                Answer.BACKCHANNEL, in.has("backchannels") ? in.list("backchannels") : List.of());
    }

    /** Resolves no scalar to anything but text. */
    private static final class TextsOnly extends Resolver {
        @Override
        protected void addImplicitResolvers() {
            // none on purpose: "on", "no" and "1.0" stay texts
        }
    }
}
