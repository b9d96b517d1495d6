package io.codriver.nlu.match;

import io.codriver.nlu.Value;
import io.codriver.nlu.Vocabulary.DeviceWords;
import io.codriver.nlu.Vocabulary.ZoneWords;
import io.codriver.nlu.ZoneTerm;
import io.codriver.nlu.language.LanguagePack.Mark;
import io.codriver.nlu.match.TemplateGraph.Leaf;
import io.codriver.nlu.match.TemplateGraph.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * All templates of the catalogue, found in a sentence by walking their {@link TemplateGraph}. A slot is walked with the phrases that the lattice
 * found there. The walk is bounded: at most {@link #MAX_STEPS} steps for one starting token.
 */
final class Templates {
    private static final int MAX_STEPS = 400;
    /** So many small words may be said beside a template's own, or be missing from it. */
    private static final int MAX_SLACK = 2;

    private static final int MAX_OPEN_WORDS = 12;

    private final Node root;
    private final Set<String> intensifiers;
    private final Set<String> swallowed;
    private final List<DeviceWords> devices;
    private final Map<String, ZoneWords> words;

    /**
     * @param root where the templates' graph begins
     * @param intensifiers words that may stand in any sentence without changing it: "it is rather cold"
     * @param swallowed words that recognisers and people swallow: "it too cold"
     * @param devices those of the templates, by index
     * @param words the zones, by id
     */
    Templates(
            Node root,
            Set<String> intensifiers,
            Set<String> swallowed,
            List<DeviceWords> devices,
            Map<String, ZoneWords> words) {
        this.root = root;
        this.intensifiers = Set.copyOf(intensifiers);
        this.swallowed = Set.copyOf(swallowed);
        this.devices = List.copyOf(devices);
        this.words = Map.copyOf(words);
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
        /** The items of the template on the way to where the walk is. */
        private final List<String> path = new ArrayList<>();

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
            for (Leaf leaf : node.leaves()) {
                emit(at, leaf, zones, value, Map.of(), Span.TEMPLATE);
            }
            if (at >= tokens.size()) {
                return;
            }
            node.open().forEach((slot, leaf) -> open(slot, leaf, at, zones, value));
            @Nullable Node next = node.word(tokens.get(at));
            if (next != null) {
                on(tokens.get(at), next, at + 1, zones, value);
            } else if (at > start && slack < MAX_SLACK) {
                slack++;
                loosely(node, at, zones, value);
                slack--;
            }
            node.slots().forEach((slot, child) -> slot(slot, child, at, zones, value));
        }

        /** On to the node behind an item. */
        private void on(String item, Node next, int at, List<ZoneTerm> zones, @Nullable Span value) {
            path.add(item);
            from(next, at, zones, value);
            path.remove(path.size() - 1);
        }

        /** Past an intensifier that the template lacks, or past a swallowed word that it has. */
        private void loosely(Node node, int at, List<ZoneTerm> zones, @Nullable Span value) {
            if (intensifiers.contains(tokens.get(at))) {
                from(node, at + 1, zones, value);
            }
            for (String word : swallowed) {
                @Nullable Node past = node.word(word);
                if (past != null) {
                    on(word, past, at, zones, value);
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
                    zone(phrase).ifPresent(z -> on(slot, child, phrase.end(), Narrowing.of(zones, z, words), value));
                } else if (slot.equals("value")) {
                    on(slot, child, phrase.end(), zones, phrase);
                } else if (slot.equals("name") && phrase.has(Sense.Device.class)) {
                    on(slot, child, phrase.end(), zones, value);
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
                            .filter(q -> takesNumbers(device))
                            .map(Sense.Quantity::value));
        }

        private boolean takesNumbers(int device) {
            return devices.get(device).traits().stream().anyMatch(t -> t.max() > t.min());
        }

        /** The zones that a template means when none is said. */
        private List<ZoneTerm> unsaid(Leaf leaf) {
            List<ZoneTerm> own = leaf.template().zones();
            return own.isEmpty() && isPlural(leaf.device()) ? List.of(ZoneTerm.ALL) : own;
        }

        /** Whether the template's words name the device in the plural: all zones are meant when none is said. */
        private boolean isPlural(int device) {
            List<String> plurals = devices.get(device).plurals();
            if (plurals.isEmpty()) {
                return false;
            }
            String said = " " + String.join(" ", path) + " ";
            return plurals.stream().anyMatch(p -> said.contains(" " + p + " "));
        }

        private static Optional<ZoneTerm> zone(Span phrase) {
            if (phrase.is(Mark.MINE)) {
                return Optional.of(ZoneTerm.MINE);
            }
            return phrase.is(Mark.ALL)
                    ? Optional.of(ZoneTerm.ALL)
                    : phrase.first(Sense.Zone.class).map(Sense.Zone::term);
        }

        private void emit(
                int end,
                Leaf leaf,
                List<ZoneTerm> zones,
                @Nullable Span phrase,
                Map<String, String> slots,
                double cost) {
            if (end > start) {
                value(phrase, leaf.device())
                        .map(v -> new Sense.Matched(leaf.device(), leaf.template(), zones, unsaid(leaf), v, slots))
                        .ifPresent(m -> out.add(new Span(start, end, List.of(m), cost)));
            }
        }
    }
}
