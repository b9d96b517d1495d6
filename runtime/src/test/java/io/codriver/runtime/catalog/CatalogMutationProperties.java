package io.codriver.runtime.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.lifecycle.AfterProperty;
import net.jqwik.api.lifecycle.BeforeProperty;
import org.jspecify.annotations.Nullable;

/** Whatever happens to a catalogue's text, loading ends in a catalogue or in problems. */
class CatalogMutationProperties {
    private static final String[] PIECES = {
        ": ", "\n", "  ", "- ", "[", "]", "{", "}", "\"", "'", "&a ", "*a", "!!x ", "0", "-1", "1e99", "true", "null",
        "#", ",", "|", "\t", "é", "format", "driver", "{door}", "Vehicle", "..", "on", "zones", "range", "\u0000"
    };
    private static final Map<String, String> SCHEMAS = Map.of(
            "vehicle.yaml",
            "vehicle",
            "devices.yaml",
            "devices",
            "policies.yaml",
            "policies",
            "routines.yaml",
            "routines",
            "states.yaml",
            "states",
            "phrases/en.yaml",
            "phrases");

    private final Map<String, JsonSchema> standards = new HashMap<>();
    private @Nullable Path dir;

    @BeforeProperty
    void makeFolder() throws IOException {
        dir = Files.createTempDirectory("catalog");
    }

    @AfterProperty
    void removeFolder() throws IOException {
        try (Stream<Path> files = Files.walk(folder())) {
            files.sorted(java.util.Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        }
    }

    private Path folder() {
        return java.util.Objects.requireNonNull(dir);
    }

    @Property(tries = 300)
    void anyMutationEndsInACatalogueOrInProblems(@ForAll long seed) {
        Loaded loaded = mutated(new Random(seed)).load();

        boolean wellFormed = loaded.fold(
                ok -> ok.warnings().stream().noneMatch(CatalogProblem::isError),
                failed -> failed.problems().stream().anyMatch(CatalogProblem::isError));
        assertThat(wellFormed).isTrue();
    }

    @Property(tries = 100)
    void truncationEndsInACatalogueOrInProblems(@ForAll long seed) {
        Random random = new Random(seed);
        CatalogFolder folder = new CatalogFolder(folder());
        String file = pick(random, SCHEMAS.keySet().stream().sorted().toArray(String[]::new));
        String text = folder.text(file);

        assertThat(folder.with(file, text.substring(0, random.nextInt(text.length())))
                        .load())
                .isNotNull();
    }

    /** Our evaluator of JSON Schema agrees with a general one on which files are valid. */
    @Property(tries = 200)
    void schemasAreEvaluatedAsTheStandardSays(@ForAll long seed) throws IOException {
        Path written = mutated(new Random(seed)).write();
        for (Map.Entry<String, String> schema : SCHEMAS.entrySet()) {
            Problems syntax = new Problems();
            Source read = new YamlReader(written, syntax).read(schema.getKey());
            if (syntax.hasErrors()) {
                continue;
            }
            Problems ours = new Problems();
            new SchemaCheck(schema.getValue()).check(new Source(read.file(), read.root(), read.marks(), ours));

            assertThat(standard(schema.getValue()).validate(read.root()).isEmpty())
                    .as("%s: %s", read.root(), ours.all())
                    .isEqualTo(!ours.hasErrors());
        }
    }

    private JsonSchema standard(String name) throws IOException {
        JsonSchema known = standards.get(name);
        if (known != null) {
            return known;
        }
        try (InputStream in = SchemaCheck.class.getResourceAsStream(name + ".schema.json")) {
            JsonSchema schema = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                    .getSchema(java.util.Objects.requireNonNull(in));
            standards.put(name, schema);
            return schema;
        }
    }

    /** One file with up to four pieces cut out, doubled or put in. */
    private CatalogFolder mutated(Random random) {
        CatalogFolder folder = new CatalogFolder(folder());
        String file = pick(random, SCHEMAS.keySet().stream().sorted().toArray(String[]::new));
        StringBuilder text = new StringBuilder(folder.text(file));
        for (int i = random.nextInt(4); i >= 0; i--) {
            int at = random.nextInt(text.length());
            int end = Math.min(text.length(), at + 1 + random.nextInt(12));
            switch (random.nextInt(4)) {
                case 0 -> text.delete(at, end == text.length() ? end - 1 : end);
                case 1 -> text.insert(at, text.substring(at, end));
                case 2 -> text.replace(at, end, pick(random, PIECES));
                default -> text.insert(at, pick(random, PIECES));
            }
        }
        return folder.with(file, text.toString());
    }

    private static String pick(Random random, String[] from) {
        return from[random.nextInt(from.length)];
    }
}
