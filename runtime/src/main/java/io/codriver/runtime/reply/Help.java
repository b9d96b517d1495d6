package io.codriver.runtime.reply;

import io.codriver.nlu.Vocabulary;
import io.codriver.runtime.catalog.Catalog;
import io.codriver.runtime.catalog.Catalog.Device;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What can be said, at all or about a group or a device. */
final class Help {
    /** More examples than that nobody remembers. */
    private static final int EXAMPLES = 3;

    private static final int NAMES = 12;

    private final Catalog catalog;
    private final Vocabulary vocabulary;
    private final ReplyBook book;
    private final Naming naming;
    private final Examples examples;

    Help(Catalog catalog, Vocabulary vocabulary, ReplyBook book, Naming naming, Examples examples) {
        this.catalog = catalog;
        this.vocabulary = vocabulary;
        this.book = book;
        this.naming = naming;
        this.examples = examples;
    }

    String about(String topic) {
        List<String> devices = devices(topic);
        if (devices.isEmpty()) {
            return book.say("help.topics", Map.of("topics", naming.joined(topics(), "and")));
        }
        List<String> said = examples(devices).stream()
                .map(e -> book.say("quoted", Map.of("text", e)))
                .toList();
        String names = naming.joined(
                devices.stream().limit(NAMES).map(naming::name).distinct().toList(), "and");
        String list = book.say("help.devices", Map.of("devices", names));
        String some = book.say("help.examples", Map.of("examples", naming.joined(said, "or")));
        return said.isEmpty() ? list : devices.size() == 1 ? some : list + " " + some;
    }

    private List<String> topics() {
        List<String> named = vocabulary.topics().stream()
                .map(t -> t.names().isEmpty()
                        ? t.id().replace('-', ' ')
                        : t.names().get(0))
                .toList();
        return named.isEmpty()
                ? catalog.devices().stream()
                        .map(d -> d.group().replace('-', ' '))
                        .distinct()
                        .toList()
                : named;
    }

    private List<String> devices(String topic) {
        Optional<Set<String>> named = vocabulary.topics().stream()
                .filter(t -> t.id().equals(topic))
                .map(Vocabulary.Topic::devices)
                .findFirst();
        return catalog.devices().stream()
                .filter(d -> named.map(n -> n.contains(d.id())).orElse(d.group().equals(topic) || d.id().equals(topic)))
                .map(Device::id)
                .toList();
    }

    /** One for each of the first devices; of a single device as many as there is room for. */
    private List<String> examples(List<String> devices) {
        if (devices.size() == 1) {
            return examples.of(devices.get(0)).stream().limit(EXAMPLES).toList();
        }
        List<String> out = new ArrayList<>();
        for (String device : devices) {
            if (out.size() < EXAMPLES) {
                examples.of(device).stream().findFirst().ifPresent(out::add);
            }
        }
        return out;
    }
}
