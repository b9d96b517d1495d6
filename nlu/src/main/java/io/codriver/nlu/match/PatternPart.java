package io.codriver.nlu.match;

import io.codriver.nlu.match.Pattern.Item;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.BinaryOperator;

/** A part of a pattern: items in a row, parts in a row, or a choice. What may be left out is a choice of nothing. */
sealed interface PatternPart {
    /** Ways to say it, counted up to one more than a pattern may have. */
    int ways();

    /** Appends way number {@code way}. */
    void write(int way, List<Item> out);

    /**
     * Folds the part from its end to its beginning.
     *
     * @param next what stands for all that follows the part
     * @param item an item before what follows it
     * @param either one beginning or the other; the first of them comes first in the pattern
     * @return what stands for the part and all that follows it
     */
    <T> T before(T next, BiFunction<Item, T, T> item, BinaryOperator<T> either);

    /** Words and slots, one after the other. */
    record Items(List<Item> items) implements PatternPart {
        static final Items NONE = new Items(List.of());

        public Items {
            items = List.copyOf(items);
        }

        @Override
        public int ways() {
            return 1;
        }

        @Override
        public void write(int way, List<Item> out) {
            out.addAll(items);
        }

        @Override
        public <T> T before(T next, BiFunction<Item, T, T> item, BinaryOperator<T> either) {
            T all = next;
            for (int i = items.size() - 1; i >= 0; i--) {
                all = item.apply(items.get(i), all);
            }
            return all;
        }
    }

    /** All of them in this order; the last one varies first. */
    record Row(List<PatternPart> parts, int ways) implements PatternPart {
        static Row of(List<PatternPart> parts) {
            long ways = 1;
            for (PatternPart part : parts) {
                ways = Math.min(Pattern.MAX_SEQUENCES + 1L, ways * part.ways());
            }
            return new Row(List.copyOf(parts), (int) ways);
        }

        @Override
        public void write(int way, List<Item> out) {
            int rest = way;
            int block = ways;
            for (PatternPart part : parts) {
                block /= part.ways();
                part.write(rest / block, out);
                rest %= block;
            }
        }

        @Override
        public <T> T before(T next, BiFunction<Item, T, T> item, BinaryOperator<T> either) {
            T all = next;
            for (int i = parts.size() - 1; i >= 0; i--) {
                all = parts.get(i).before(all, item, either);
            }
            return all;
        }
    }

    /** One of them. */
    record Choice(List<PatternPart> parts, int ways) implements PatternPart {
        static Choice of(List<PatternPart> parts) {
            long ways = 0;
            for (PatternPart part : parts) {
                ways = Math.min(Pattern.MAX_SEQUENCES + 1L, ways + part.ways());
            }
            return new Choice(List.copyOf(parts), (int) ways);
        }

        @Override
        public void write(int way, List<Item> out) {
            int rest = way;
            for (PatternPart part : parts) {
                if (rest < part.ways()) {
                    part.write(rest, out);
                    return;
                }
                rest -= part.ways();
            }
            throw new IndexOutOfBoundsException(way);
        }

        @Override
        public <T> T before(T next, BiFunction<Item, T, T> item, BinaryOperator<T> either) {
            return parts.stream()
                    .map(part -> part.before(next, item, either))
                    .reduce(either)
                    .orElse(next);
        }
    }
}
