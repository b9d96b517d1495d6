package io.codriver.runtime.catalog;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.codriver.runtime.catalog.CatalogProblem.Severity;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * Turns SnakeYAML's nodes into JSON nodes and notes where each stands.
 *
 * <p>Plain scalars are resolved by YAML 1.2's core schema and not by the 1.1 rules that SnakeYAML has built in: there
 * {@code on}, {@code off}, {@code yes} and {@code no} are booleans, and a catalogue is full of those words. Here only
 * {@code true} and {@code false} are.
 */
final class YamlTree {
    private static final Pattern INTEGER = Pattern.compile("[-+]?[0-9]{1,15}");
    private static final Pattern DECIMAL = Pattern.compile("[-+]?(\\.[0-9]+|[0-9]+(\\.[0-9]*)?)([eE][-+]?[0-9]+)?");
    private static final String STANDARD_TAG = "tag:yaml.org,2002:";
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final String file;
    private final Problems problems;
    private final Map<String, Source.Mark> marks = new HashMap<>();
    private final Set<Node> seen = Collections.newSetFromMap(new IdentityHashMap<>());

    YamlTree(String file, Problems problems) {
        this.file = file;
        this.problems = problems;
    }

    Source read(Node root) {
        return new Source(file, convert("", root), marks, problems);
    }

    private JsonNode convert(String pointer, Node node) {
        marks.putIfAbsent(pointer, mark(node));
        if (!seen.add(node)) {
            error(node, "aliases (*name) are not allowed", "write the value out");
            return JSON.nullNode();
        }
        if (!node.getTag().getValue().startsWith(STANDARD_TAG)) {
            error(node, "tags (" + node.getTag().getValue() + ") are not allowed", "remove the tag");
        }
        if (node instanceof MappingNode mapping) {
            return object(pointer, mapping);
        }
        return node instanceof SequenceNode sequence ? array(pointer, sequence) : scalar((ScalarNode) node);
    }

    private ObjectNode object(String pointer, MappingNode mapping) {
        ObjectNode object = JSON.objectNode();
        for (NodeTuple tuple : mapping.getValue()) {
            if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
                error(tuple.getKeyNode(), "a key must be a word", "quote it, or check the brackets");
                continue;
            }
            String child = pointer + "/" + Place.escape(key.getValue());
            // A block value starts on the line after its key; the key is where people look.
            marks.putIfAbsent(child, mark(tuple.getValueNode() instanceof ScalarNode s ? s : key));
            if (object.has(key.getValue())) {
                error(key, "'" + key.getValue() + "' is there twice", "remove or merge one of the two");
            } else {
                object.set(key.getValue(), convert(child, tuple.getValueNode()));
            }
        }
        return object;
    }

    private ArrayNode array(String pointer, SequenceNode sequence) {
        ArrayNode array = JSON.arrayNode();
        for (Node item : sequence.getValue()) {
            array.add(convert(pointer + "/" + array.size(), item));
        }
        return array;
    }

    private static JsonNode scalar(ScalarNode node) {
        String text = node.getValue();
        if (node.getScalarStyle() != ScalarStyle.PLAIN) {
            return JSON.textNode(text);
        }
        if (text.equals("true") || text.equals("false")) {
            return JSON.booleanNode(text.equals("true"));
        }
        if (text.isEmpty() || text.equals("~") || text.equals("null")) {
            return JSON.nullNode();
        }
        return INTEGER.matcher(text).matches() ? JSON.numberNode(Long.parseLong(text)) : decimal(text);
    }

    private static JsonNode decimal(String text) {
        if (DECIMAL.matcher(text).matches()) {
            double number = Double.parseDouble(text);
            if (Double.isFinite(number)) {
                return JSON.numberNode(number);
            }
        }
        return JSON.textNode(text);
    }

    private Source.Mark mark(Node node) {
        var start = node.getStartMark();
        return start == null
                ? new Source.Mark(file, 1, 1)
                : new Source.Mark(file, start.getLine() + 1, start.getColumn() + 1);
    }

    private void error(Node node, String message, String mend) {
        Source.Mark mark = mark(node);
        problems.add(new CatalogProblem(Severity.ERROR, file, mark.line(), mark.column(), message, mend));
    }
}
