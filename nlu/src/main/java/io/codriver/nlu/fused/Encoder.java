package io.codriver.nlu.fused;

import io.codriver.models.Labels;
import io.codriver.nlu.Scene;
import io.codriver.nlu.Wish;
import io.codriver.nlu.ZoneTerm;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Puts a sentence and its scene into one sequence: {@code [CLS] [W1] [W2] [W3] scene… last wish… [SEP] words…}, never
 * longer than the network takes. Immutable.
 */
final class Encoder {
    private static final int LONGEST_NAME = 24;

    private final Pieces pieces;
    private final Map<String, String> names;
    private final int mostPieces;
    private final List<String> begin;
    private final int word;
    private final int unsure;
    private final int last;
    private final int scene;
    private final int special;
    private final int name;

    /**
     * @param names device id → its usual name
     * @throws IllegalArgumentException when pieces or labels lack something
     */
    Encoder(Pieces pieces, Labels labels, Map<String, String> names) {
        this.pieces = pieces;
        this.names = names;
        this.mostPieces = labels.mostPieces();
        List<String> tokens = new ArrayList<>(List.of("[CLS]"));
        for (int i = 1; i <= labels.wishes(); i++) {
            tokens.add("[W" + i + "]");
        }
        this.begin = List.copyOf(tokens);
        begin.forEach(pieces::special);
        this.word = type(labels, "word");
        this.unsure = type(labels, "unsure");
        this.last = type(labels, "last");
        this.scene = type(labels, "scene");
        this.special = type(labels, "special");
        this.name = type(labels, "name");
    }

    private static int type(Labels labels, String key) {
        Integer found = labels.types().get(key);
        if (found == null) {
            throw new IllegalArgumentException("no type '" + key + "'");
        }
        return found;
    }

    /** Words beyond this many can't be read. */
    int mostWords() {
        return mostPieces;
    }

    /**
     * @param unsure which words were heard badly; empty when that isn't known
     * @param before the speaker's last wish
     */
    Encoded encode(List<String> words, List<Boolean> unsure, Scene around, Optional<Wish> before) {
        Sequence out = begun();
        seen(around, out);
        before.ifPresent(wish -> remembered(wish, out));
        out.put(pieces.special("[SEP]"), special, 0);
        out.position = 1;
        int[] first = new int[words.size()];
        for (int i = 0; i < first.length; i++) {
            first[i] = out.size() < mostPieces ? out.size() : -1;
            boolean doubtful = i < unsure.size() && unsure.get(i);
            out.spell(words.get(i), doubtful ? this.unsure : word, mostPieces - 1);
        }
        return out.cut(mostPieces, first);
    }

    private void seen(Scene around, Sequence out) {
        if (!around.seat().isEmpty()) {
            out.putIfKnown("[seat:" + around.seat() + "]", scene);
        }
        if (!around.lookedFor().isEmpty()) {
            out.putIfKnown("[look:" + around.lookedFor() + "]", scene);
        }
        if (!around.lookedAt().isEmpty()) {
            out.putIfKnown("[at:" + around.lookedAt() + "]", scene);
        }
        around.states().stream().sorted().forEach(state -> out.putIfKnown("[bus:" + state + "]", scene));
    }

    private void remembered(Wish wish, Sequence out) {
        out.putIfKnown("[op:" + wish.operation().id() + "]", last);
        String spoken = names.get(wish.device());
        if (spoken != null) {
            out.position = 1;
            for (String part : spoken.split(" ", -1)) {
                out.spell(part, last, mostPieces - 1);
            }
        }
        for (ZoneTerm zone : wish.zones()) {
            String id = zoneOf(zone);
            if (!id.isEmpty()) {
                out.putIfKnown("[zone:" + id + "]", last);
            }
        }
    }

    private static String zoneOf(ZoneTerm zone) {
        return switch (zone.kind()) {
            case NAMED -> zone.id();
            case MINE -> "mine";
            case ALL -> "all";
            case OTHERS -> "others";
            case EXCEPT -> "";
        };
    }

    /** A device's or a value's name alone. */
    Encoded name(List<String> words) {
        Sequence out = begun();
        out.position = 1;
        for (String each : words) {
            out.spell(each, name, Integer.MAX_VALUE);
        }
        return out.cut(LONGEST_NAME, new int[0]);
    }

    private Sequence begun() {
        Sequence out = new Sequence();
        for (int i = 0; i < begin.size(); i++) {
            out.put(pieces.special(begin.get(i)), special, i);
        }
        return out;
    }

    /** A sequence that grows; stops to when it holds as many pieces as can be read. For one use. */
    private final class Sequence {
        private final List<Integer> ids = new ArrayList<>(32);
        private final List<Integer> types = new ArrayList<>(32);
        private final List<Integer> positions = new ArrayList<>(32);
        private int position;

        int size() {
            return ids.size();
        }

        void put(int id, int type, int at) {
            ids.add(id);
            types.add(type);
            positions.add(at);
        }

        /** A state or place that the model has never heard of says nothing to it. */
        void putIfKnown(String token, int type) {
            int id = pieces.find(token);
            if (id >= 0) {
                put(id, type, 0);
            }
        }

        void spell(String each, int type, int mostPosition) {
            pieces.spell(each, ids, mostPieces + 1);
            while (types.size() < ids.size()) {
                types.add(type);
                positions.add(Math.min(position, mostPosition));
                position++;
            }
        }

        Encoded cut(int most, int[] first) {
            int size = Math.min(most, ids.size());
            return new Encoded(longs(ids, size), longs(types, size), longs(positions, size), first);
        }

        private long[] longs(List<Integer> values, int size) {
            long[] out = new long[size];
            for (int i = 0; i < size; i++) {
                out[i] = values.get(i);
            }
            return out;
        }
    }
}
