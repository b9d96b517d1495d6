package io.codriver.nlu.match;

import io.codriver.nlu.Vocabulary.Template;
import io.codriver.nlu.language.Tokenizer;
import io.codriver.nlu.match.Pattern.Item;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Compiles templates into one graph of words and slots, without writing out the ways to say them. For one use by one
 * thread; what it makes is never changed again.
 *
 * <p>A template has thousands of ways to say it and a few dozen words. Each word of it becomes one place, which knows the
 * places that may come next (so that what two alternatives go on with is there once). A node is the set of places that
 * one beginning of a sentence can have led to; equal sets are one node. Whoever walks the nodes sees what a tree of
 * all ways would show, in the same order: there can't be more nodes than such a tree has, and mostly there are far
 * fewer.
 */
final class TemplateGraph {
    /** What a way through the graph means. */
    record Leaf(int device, Template template) {}

    /** Where a beginning of a sentence has led. A whole car has many, and most have one way on. */
    static final class Node {
        private Map<String, Node> words = Map.of();
        private Map<String, Node> slots = Map.of();
        private Map<String, Leaf> open = Map.of();
        private List<Leaf> leaves = List.of();

        private Node() {}

        @Nullable
        Node word(String word) {
            return words.get(word);
        }

        /** By the slot's name, in the templates' order. */
        Map<String, Node> slots() {
            return slots;
        }

        /** Open slots by name. */
        Map<String, Leaf> open() {
            return open;
        }

        /** What ends here, in the templates' order. */
        List<Leaf> leaves() {
            return leaves;
        }
    }

    /** One word or slot of one template; without an item, the end of it. Two with the same words are two. */
    private static final class Place {
        private final @Nullable Item item;
        private final Leaf leaf;
        private final List<Place> next;

        Place(@Nullable Item item, Leaf leaf, List<Place> next) {
            this.item = item;
            this.leaf = leaf;
            this.next = next;
        }
    }

    private final Tokenizer tokenizer;
    private final Map<String, List<Item>> cut = new HashMap<>();
    private final List<Place> beginnings = new ArrayList<>();
    private final Map<List<Place>, Node> nodes = new HashMap<>();

    TemplateGraph(Tokenizer tokenizer) {
        this.tokenizer = tokenizer;
    }

    /**
     * Adds a template.
     *
     * @throws IllegalArgumentException when it is malformed, or goes on after an open slot
     */
    void add(int device, Template template) {
        Leaf leaf = new Leaf(device, template);
        List<Place> end = List.of(new Place(null, leaf, List.of()));
        Pattern.parse(template.say())
                .whole()
                .before(end, (item, next) -> places(item, leaf, next), TemplateGraph::either)
                .stream()
                .filter(place -> place.item != null)
                .forEach(beginnings::add);
    }

    /** The node before anything is said. */
    Node root() {
        return node(beginnings);
    }

    private List<Place> places(Item item, Leaf leaf, List<Place> next) {
        if (item.kind() == Item.Kind.OPEN_SLOT && next.stream().anyMatch(place -> place.item != null)) {
            throw new IllegalArgumentException(
                    "template \"" + leaf.template().say() + "\" goes on after its open slot");
        }
        List<Place> all = next;
        List<Item> tokens = Pattern.tokenized(List.of(item), tokenizer, cut);
        for (int i = tokens.size() - 1; i >= 0; i--) {
            all = List.of(new Place(tokens.get(i), leaf, all));
        }
        return all;
    }

    private static List<Place> either(List<Place> one, List<Place> other) {
        Set<Place> both = new LinkedHashSet<>(one);
        both.addAll(other);
        return List.copyOf(both);
    }

    private Node node(List<Place> places) {
        Node known = nodes.get(places);
        if (known != null) {
            return known;
        }
        Node node = new Node();
        nodes.put(places, node);
        Map<String, List<Place>> words = new HashMap<>();
        Map<String, List<Place>> slots = new LinkedHashMap<>();
        for (Place place : places) {
            switch (place.item == null ? Item.Kind.OPEN_SLOT : place.item.kind()) {
                case WORD ->
                    words.computeIfAbsent(text(place), w -> new ArrayList<>(1)).add(place);
                case SLOT ->
                    slots.computeIfAbsent(text(place), w -> new ArrayList<>(1)).add(place);
                case OPEN_SLOT -> end(node, place);
            }
        }
        node.words = nodes(words);
        node.slots = nodes(slots);
        return node;
    }

    private static String text(Place place) {
        return place.item == null ? "" : place.item.text();
    }

    private static void end(Node node, Place place) {
        if (place.item == null) {
            node.leaves = node.leaves.isEmpty() ? new ArrayList<>(1) : node.leaves;
            node.leaves.add(place.leaf);
        } else {
            node.open = node.open.isEmpty() ? new LinkedHashMap<>(2) : node.open;
            node.open.put(place.item.text(), place.leaf);
        }
    }

    private Map<String, Node> nodes(Map<String, List<Place>> from) {
        if (from.isEmpty()) {
            return Map.of();
        }
        Map<String, Node> out = new LinkedHashMap<>(from.size() * 2);
        from.forEach((text, places) -> out.put(text, node(next(places))));
        return out;
    }

    /** The places that may come after any of these. */
    private static List<Place> next(List<Place> places) {
        if (places.size() == 1) {
            return places.get(0).next;
        }
        Set<Place> all = new LinkedHashSet<>();
        places.forEach(place -> all.addAll(place.next));
        return List.copyOf(all);
    }
}
