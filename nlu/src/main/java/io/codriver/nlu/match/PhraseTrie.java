package io.codriver.nlu.match;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Phrases as a tree of words; a look-up walks at most the longest phrase. Filled once, then read from any thread. */
final class PhraseTrie {
    private static final class Node {
        Map<String, Node> next = Map.of();
        List<Sense> senses = List.of();

        Node next(String word) {
            next = next.isEmpty() ? new HashMap<>(2) : next;
            return next.computeIfAbsent(word, w -> new Node());
        }

        void add(Sense sense) {
            senses = senses.isEmpty() ? new ArrayList<>(1) : senses;
            senses.add(sense);
        }
    }

    private final Node root = new Node();

    /** Adds a meaning to a phrase; the same meaning twice counts once. */
    void add(List<String> phrase, Sense sense) {
        if (phrase.isEmpty()) {
            return;
        }
        Node node = root;
        for (String word : phrase) {
            node = node.next(word);
        }
        if (!node.senses.contains(sense)) {
            node.add(sense);
        }
    }

    /** Appends every phrase that begins at {@code at} to {@code out}. */
    void find(List<String> tokens, int at, List<Span> out) {
        Node node = root;
        for (int i = at; i < tokens.size(); i++) {
            Node next = step(node, tokens.get(i));
            if (next == null) {
                return;
            }
            node = next;
            if (!node.senses.isEmpty()) {
                out.add(new Span(at, i + 1, node.senses, Span.KNOWN));
            }
        }
    }

    private static @Nullable Node step(Node node, String word) {
        return node.next.get(word);
    }
}
