package io.codriver.nlu.match;

import io.codriver.nlu.language.LanguagePack.Mark;
import java.util.List;
import java.util.Optional;

/**
 * A run of tokens that means something.
 *
 * @param start first token
 * @param end one past the last token
 * @param senses what it can mean; empty for an unknown word
 * @param cost what covering these tokens this way costs; the cheapest cover of a sentence wins
 */
record Span(int start, int end, List<Sense> senses, double cost) {

    /** One known phrase. Fewer, longer phrases are cheaper, so the longest reading wins. */
    static final double KNOWN = 1.0;
    /** A template is preferred to the same words read one by one. */
    static final double TEMPLATE = 0.9;
    /** Each word in an open slot: dearer than a known word, far cheaper than an unknown one. */
    static final double OPEN_WORD = 2.0;
    /** A word that is in no list. */
    static final double UNKNOWN = 50.0;

    boolean isUnknown() {
        return senses.isEmpty();
    }

    boolean is(Mark mark) {
        for (Sense sense : senses) {
            if (sense instanceof Sense.Marker m && m.mark() == mark) {
                return true;
            }
        }
        return false;
    }

    <S extends Sense> Optional<S> first(Class<S> type) {
        for (Sense sense : senses) {
            if (type.isInstance(sense)) {
                return Optional.of(type.cast(sense));
            }
        }
        return Optional.empty();
    }

    <S extends Sense> List<S> all(Class<S> type) {
        return senses.stream().filter(type::isInstance).map(type::cast).toList();
    }

    boolean has(Class<? extends Sense> type) {
        return senses.stream().anyMatch(type::isInstance);
    }
}
