package io.codriver.runtime.catalog;

import com.fasterxml.jackson.databind.node.MissingNode;
import io.codriver.runtime.catalog.CatalogProblem.Severity;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.Node;

/**
 * Reads one YAML file as plain data. Only composing is left to SnakeYAML: no Java type is ever made from a file, tags
 * and aliases are refused (see {@link YamlTree}), and size and depth are bounded.
 */
final class YamlReader {
    /** A catalogue's file is written by people; the bundled car's longest has under 100 KB. */
    static final int MAX_BYTES = 1 << 20;

    private static final int MAX_DEPTH = 30;

    private final Path folder;
    private final Problems problems;

    YamlReader(Path folder, Problems problems) {
        this.folder = folder;
        this.problems = problems;
    }

    /** The file's content; after an unreadable or malformed file, which is reported, an empty source. */
    Source read(String name) {
        Optional<String> text = text(name);
        if (text.isEmpty()) {
            return empty(name);
        }
        try {
            return compose(name, text.get());
        } catch (MarkedYAMLException e) {
            return malformed(name, e.getProblemMark(), String.valueOf(e.getProblem()));
        } catch (YAMLException e) {
            return malformed(name, null, String.valueOf(e.getMessage()));
        }
    }

    private Source compose(String name, String text) {
        LoaderOptions options = new LoaderOptions();
        options.setCodePointLimit(MAX_BYTES);
        options.setNestingDepthLimit(MAX_DEPTH);
        Iterator<Node> documents =
                new Yaml(options).composeAll(new StringReader(text)).iterator();
        if (!documents.hasNext()) {
            problems.error(name, "the file is empty", "start it with 'format: 1'");
            return empty(name);
        }
        YamlTree tree = new YamlTree(name, problems);
        Source source = tree.read(documents.next());
        if (documents.hasNext()) {
            malformed(name, documents.next().getStartMark(), "a second YAML document");
        }
        return source;
    }

    private Source malformed(String name, @Nullable Mark mark, String what) {
        int line = mark == null ? 0 : mark.getLine() + 1;
        int column = mark == null ? 0 : mark.getColumn() + 1;
        String firstLine = what.lines().findFirst().orElse("unreadable");
        problems.add(new CatalogProblem(
                Severity.ERROR,
                name,
                line,
                column,
                "not well-formed YAML: " + firstLine,
                "check indentation, quotes and brackets here and on the line before"));
        return empty(name);
    }

    private Optional<String> text(String name) {
        Path path = folder.resolve(name);
        if (!Files.isRegularFile(path)) {
            problems.error(name, "there is no such file", "create it in the catalogue's folder");
            return Optional.empty();
        }
        try (InputStream in = Files.newInputStream(path)) {
            byte[] bytes = in.readNBytes(MAX_BYTES + 1);
            if (bytes.length > MAX_BYTES) {
                problems.error(name, "larger than " + MAX_BYTES + " bytes", "split or shorten it");
                return Optional.empty();
            }
            return Optional.of(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString());
        } catch (CharacterCodingException e) {
            problems.error(name, "not UTF-8 text", "save it as UTF-8");
        } catch (IOException e) {
            problems.error(name, "cannot be read: " + e.getMessage(), "check its permissions");
        }
        return Optional.empty();
    }

    private Source empty(String name) {
        return new Source(name, MissingNode.getInstance(), Map.of(), problems);
    }
}
