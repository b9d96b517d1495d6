package io.codriver.nlu.fused;

import io.codriver.models.Bundle;
import io.codriver.models.Labels;
import io.codriver.models.Network.Output;
import io.codriver.models.VectorCache;
import io.codriver.nlu.Interpreter.Context;
import io.codriver.nlu.Vocabulary;
import io.codriver.nlu.Wish;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A bundle, ready for one car: reads frames out of sentences. Thread-safe, one sentence at a time. It is closed when it
 * has been retired and whoever borrowed it has given it back, never under somebody's hands.
 */
final class FusedModel {
    private static final Set<String> ACTS = Set.of(Frame.WISH, "yes", "no", "undo", "help", "talk", "other");

    private final String name;
    private final Labels labels;
    private final Encoder encoder;
    private final DeviceTable table;
    private final FrameReader reader;
    private final Brain brain;
    private int users;
    private boolean retired;
    private boolean closed;

    private FusedModel(
            String name, Labels labels, List<String> pieces, Vocabulary vocabulary, Brain brain, Keeping keeping) {
        fit(labels);
        Map<String, String> names = new LinkedHashMap<>();
        vocabulary.devices().stream()
                .filter(d -> !d.names().isEmpty())
                .forEach(d -> names.put(d.id(), d.names().get(0)));
        this.name = name;
        this.labels = labels;
        this.brain = brain;
        this.encoder = new Encoder(new Pieces(pieces), labels, names);
        this.table = DeviceTable.of(vocabulary, encoder, brain, keeping.digest(), keeping.cache());
        this.reader = new FrameReader(labels, table);
    }

    /** Where the places of names are kept, and for which bundle. */
    private record Keeping(String digest, VectorCache cache) {}

    /**
     * Makes a bundle ready: computes where the names of the car's devices are, unless the cache knows.
     *
     * @throws IllegalArgumentException when the bundle's labels or language are not this program's; the bundle stays
     *     open
     */
    static FusedModel of(Bundle bundle, Vocabulary vocabulary, VectorCache cache) {
        if (!bundle.language().equals(vocabulary.language())) {
            throw new IllegalArgumentException(
                    "it speaks '" + bundle.language() + "', the car '" + vocabulary.language() + "'");
        }
        Brain brain = new Brain() {
            @Override
            public Map<String, Output> run(long[][] ids, long[][] types, long[][] positions) {
                return bundle.network().run(ids, types, positions);
            }

            @Override
            public void close() {
                bundle.close();
            }
        };
        return new FusedModel(
                bundle.id() + " " + bundle.version(),
                bundle.labels(),
                bundle.pieces(),
                vocabulary,
                brain,
                new Keeping(bundle.digest(), cache));
    }

    /** The same around any network, for tests. */
    static FusedModel of(String name, Labels labels, List<String> pieces, Vocabulary vocabulary, Brain brain) {
        return new FusedModel(name, labels, pieces, vocabulary, brain, new Keeping("", VectorCache.none()));
    }

    private static void fit(Labels labels) {
        for (String act : labels.acts()) {
            if (!ACTS.contains(act)) {
                throw new IllegalArgumentException("unknown act '" + act + "'");
            }
        }
        for (String value : List.of("", FrameReader.SPAN, "named")) {
            if (!labels.values().contains(value)) {
                throw new IllegalArgumentException("no value '" + value + "' among its labels");
            }
        }
        if (labels.tags().isEmpty() || !labels.tags().get(0).isEmpty()) {
            throw new IllegalArgumentException("the first tag must be the empty one");
        }
    }

    String name() {
        return name;
    }

    Labels labels() {
        return labels;
    }

    DeviceTable table() {
        return table;
    }

    /** The words of a text as the model counts them, as many as it can read. */
    List<String> words(String text) {
        return Words.of(text, encoder.mostWords());
    }

    /** Reads a sentence as it was said in a context. */
    synchronized Frame read(List<String> words, Context context) {
        List<Boolean> unsure = context.doubtful().isEmpty()
                ? List.of()
                : words.stream().map(context.doubtful()::contains).toList();
        List<Wish> before = context.last();
        Optional<Wish> last = before.isEmpty() ? Optional.empty() : Optional.of(before.get(before.size() - 1));
        Encoded in = encoder.encode(words, unsure, context.scene(), last);
        Map<String, Output> answer =
                brain.run(new long[][] {in.ids()}, new long[][] {in.types()}, new long[][] {in.positions()});
        return reader.read(in, answer);
    }

    /** Takes it for a while; false when it is retired, and then it must not be used. */
    synchronized boolean borrow() {
        if (retired) {
            return false;
        }
        users++;
        return true;
    }

    synchronized void giveBack() {
        users--;
        closeUnused();
    }

    /** Nobody new may have it; its native resources go with its last user. */
    synchronized void retire() {
        retired = true;
        closeUnused();
    }

    private void closeUnused() {
        if (retired && users == 0 && !closed) {
            closed = true;
            brain.close();
        }
    }
}
