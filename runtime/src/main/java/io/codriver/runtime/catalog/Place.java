package io.codriver.runtime.catalog;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.codriver.runtime.catalog.CatalogProblem.Severity;
import io.codriver.vehiclebus.SignalValue;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A value in a file, or the lack of one, and where to complain about it. A value of another kind than asked for reads
 * as absent: the schema has reported that already, and reading goes on to find what else is wrong.
 */
record Place(Source source, String pointer, JsonNode node) {

    Place at(String field) {
        JsonNode child = node.get(field);
        return new Place(source, pointer + "/" + escape(field), child == null ? MissingNode.getInstance() : child);
    }

    /** JSON pointer's own escapes (RFC 6901). */
    static String escape(String field) {
        return field.replace("~", "~0").replace("/", "~1");
    }

    boolean exists() {
        return !node.isMissingNode();
    }

    String text(String otherwise) {
        return node.isTextual() ? node.textValue() : otherwise;
    }

    /** The text of the field, empty when there is none. */
    String textAt(String field) {
        return at(field).text("");
    }

    double number(double otherwise) {
        return node.isNumber() ? node.doubleValue() : otherwise;
    }

    OptionalDouble number() {
        return node.isNumber() ? OptionalDouble.of(node.doubleValue()) : OptionalDouble.empty();
    }

    boolean truth(boolean otherwise) {
        return node.isBoolean() ? node.booleanValue() : otherwise;
    }

    /** A boolean, number or text as a signal's value. */
    Optional<SignalValue> signalValue() {
        if (node.isBoolean()) {
            return Optional.of(SignalValue.of(node.booleanValue()));
        }
        if (node.isNumber()) {
            return Optional.of(SignalValue.of(node.doubleValue()));
        }
        return node.isTextual() ? Optional.of(SignalValue.of(node.textValue())) : Optional.empty();
    }

    /** The entries of a list; none when it is not a list. */
    List<Place> items() {
        List<Place> items = new ArrayList<>();
        for (int i = 0; node.isArray() && i < node.size(); i++) {
            items.add(new Place(source, pointer + "/" + i, node.get(i)));
        }
        return items;
    }

    /** The entries of a mapping in file order; none when it is not a mapping. */
    Map<String, Place> fields() {
        Map<String, Place> fields = new LinkedHashMap<>();
        Iterator<String> names = node.fieldNames();
        while (names.hasNext()) {
            String name = names.next();
            fields.put(name, at(name));
        }
        return fields;
    }

    /** The texts of a list; entries that are no texts are left out. */
    List<String> texts() {
        return items().stream()
                .filter(item -> item.node().isTextual())
                .map(item -> item.node().textValue())
                .toList();
    }

    List<Double> numbers() {
        return items().stream()
                .filter(item -> item.node().isNumber())
                .map(item -> item.node().doubleValue())
                .toList();
    }

    /** {@code file:line}, for messages about what was read. */
    String where() {
        Source.Mark mark = source.nearest(pointer);
        return mark.file() + ":" + mark.line();
    }

    void error(String message, String mend) {
        source.report(Severity.ERROR, pointer, message, mend);
    }

    void warning(String message, String mend) {
        source.report(Severity.WARNING, pointer, message, mend);
    }
}
