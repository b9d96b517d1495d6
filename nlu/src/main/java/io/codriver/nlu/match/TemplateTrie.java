package io.codriver.nlu.match;

import io.codriver.nlu.Value;
import io.codriver.nlu.Vocabulary.Template;
import io.codriver.nlu.ZoneTerm;
import io.codriver.nlu.language.LanguagePack.Mark;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/**
 * All templates of the catalogue as one tree of words and slots. A slot is walked with the phrases that the lattice
 * found there. The walk is bounded: at most {@link #MAX_STEPS} steps for one starting token.
 */
final class TemplateTrie {
    private static final int MAX_STEPS = 400;
    /** So many small words may be said beside a template's own, or be missing from it. */
    private static final int MAX_SLACK = 2;

    private static final int MAX_OPEN_WORDS = 12;

    private record Leaf(int device, Template template, boolean plural) {}

    /** A whole car has very many, and most have one way on: each holds only what it needs. */
    private static final class Node {
        Map<String, Node> words = Map.of();
        Map<String, Node> slots = Map.of();
        Map<String, Leaf> open = Map.of();
        List<Leaf> leaves = List.of();

        Node word(String word) {
            words = words.isEmpty() ? new HashMap<>(2) : words;
            return words.computeIfAbsent(word, w -> new Node());
        }

        Node slot(String slot) {
            slots = slots.isEmpty() ? new LinkedHashMap<>(2) : slots;
            return slots.computeIfAbsent(slot, w -> new Node());
        }

        void open(String slot, Leaf leaf) {
            open = open.isEmpty() ? new LinkedHashMap<>(2) : open;
            open.put(slot, leaf);
        }

        void leaf(Leaf leaf) {
            leaves = leaves.isEmpty() ? new ArrayList<>(1) : leaves;
            leaves.add(leaf);
        }
    }

    private final Node root = new Node();
    private final Set<String> intensifiers;
    private final Set<String> swallowed;
    private final IntPredicate numeric;

    /**
     * @param intensifiers words that may stand in any sentence without changing it: "it is rather cold"
     * @param swallowed words that recognisers and people swallow: "it too cold"
     * @param numeric whether a device, by its index, takes numbers
     */
    TemplateTrie(Set<String> intensifiers, Set<String> swallowed, IntPredicate numeric) {
        this.intensifiers = Set.copyOf(intensifiers);
        this.swallowed = Set.copyOf(swallowed);
        this.numeric = numeric;
    }

    /**
     * Adds one way to say a template.
     *
     * @param plural whether its words name the device in the plural, so that all zones are meant when none is said
     */
    void add(List<Pattern.Item> items, int device, Template template, boolean plural) {
        Node node = root;
        for (int i = 0; i < items.size(); i++) {
            Pattern.Item item = items.get(i);
            switch (item.kind()) {
                case WORD -> node = node.word(item.text());
                case SLOT -> node = node.slot(item.text());
                case OPEN_SLOT -> {
                    if (i != items.size() - 1) {
                        throw new IllegalArgumentException(
                                "template \"" + template.say() + "\" goes on after its open slot");
                    }
                    node.open(item.text(), new Leaf(device, template, plural));
                    return;
                }
            }
        }
        node.leaf(new Leaf(device, template, plural));
    }

    /** Appends every template that begins at {@code at}; {@code phrases} holds the known phrases by start. */
    void find(List<String> tokens, int at, List<List<Span>> phrases, List<Span> out) {
        new Walk(tokens, at, phrases, out).from(root, at, List.of(), null);
    }

    private final class Walk {
        private final List<String> tokens;
        private final int start;
        private final List<List<Span>> phrases;
        private final List<Span> out;
        private int steps;
        private int slack;

        Walk(List<String> tokens, int start, List<List<Span>> phrases, List<Span> out) {
            this.tokens = tokens;
            this.start = start;
            this.phrases = phrases;
            this.out = out;
        }

        void from(Node node, int at, List<ZoneTerm> zones, @Nullable Span value) {
            if (++steps > MAX_STEPS) {
                return;
            }
            for (Leaf leaf : node.leaves) {
                emit(at, leaf, zones, value, Map.of(), Span.TEMPLATE);
            }
            if (at >= tokens.size()) {
                return;
            }
            node.open.forEach((slot, leaf) -> open(slot, leaf, at, zones, value));
            @Nullable Node next = node.words.get(tokens.get(at));
            if (next != null) {
                from(next, at + 1, zones, value);
            } else if (at > start && slack < MAX_SLACK) {
                slack++;
                loosely(node, at, zones, value);
                slack--;
            }
            node.slots.forEach((slot, child) -> slot(slot, child, at, zones, value));
        }

        /** Past an intensifier that the template lacks, or past a swallowed word that it has. */
        private void loosely(Node node, int at, List<ZoneTerm> zones, @Nullable Span value) {
            if (intensifiers.contains(tokens.get(at))) {
                from(node, at + 1, zones, value);
            }
            for (String word : swallowed) {
                @Nullable Node past = node.words.get(word);
                if (past != null) {
                    from(past, at, zones, value);
                }
            }
        }

        private void open(String slot, Leaf leaf, int at, List<ZoneTerm> zones, @Nullable Span value) {
            int words = tokens.size() - at;
            if (words <= MAX_OPEN_WORDS) {
                Map<String, String> filled = Map.of(slot, String.join(" ", tokens.subList(at, tokens.size())));
                double cost = Span.TEMPLATE + Span.OPEN_WORD * words;
                emit(tokens.size(), leaf, zones, value, filled, cost);
            }
        }

        private void slot(String slot, Node child, int at, List<ZoneTerm> zones, @Nullable Span value) {
            for (Span phrase : phrases.get(at)) {
                if (slot.equals("zone")) {
                    zone(phrase).ifPresent(z -> from(child, phrase.end(), plus(zones, z), value));
                } else if (slot.equals("value")) {
                    from(child, phrase.end(), zones, phrase);
                } else if (slot.equals("name") && phrase.has(Sense.Device.class)) {
                    from(child, phrase.end(), zones, value);
                }
            }
        }

        /** What the value slot holds for this device; empty when it holds another device's value. */
        private Optional<Value> value(@Nullable Span phrase, int device) {
            if (phrase == null) {
                return Optional.of(Value.NONE);
            }
            return phrase.all(Sense.Named.class).stream()
                    .filter(n -> n.device() == device)
                    .map(n -> Value.named(n.id()))
                    .findFirst()
                    .or(() -> phrase.first(Sense.Quantity.class)
                            .filter(q -> numeric.test(device))
                            .map(Sense.Quantity::value));
        }

        private static Optional<ZoneTerm> zone(Span phrase) {
            if (phrase.is(Mark.MINE)) {
                return Optional.of(ZoneTerm.MINE);
            }
            return phrase.is(Mark.ALL)
                    ? Optional.of(ZoneTerm.ALL)
                    : phrase.first(Sense.Zone.class).map(Sense.Zone::term);
        }

        private static List<ZoneTerm> plus(List<ZoneTerm> zones, ZoneTerm zone) {
            List<ZoneTerm> more = new ArrayList<>(zones);
            more.add(zone);
            return more;
        }

        private void emit(
                int end,
                Leaf leaf,
                List<ZoneTerm> zones,
                @Nullable Span phrase,
                Map<String, String> slots,
                double cost) {
            if (end > start) {
                List<ZoneTerm> meant = zones.isEmpty() && leaf.plural ? List.of(ZoneTerm.ALL) : zones;
                value(phrase, leaf.device)
                        .map(v -> new Sense.Matched(leaf.device, leaf.template, meant, v, slots))
                        .ifPresent(m -> out.add(new Span(start, end, List.of(m), cost)));
            }
        }
    }
}
