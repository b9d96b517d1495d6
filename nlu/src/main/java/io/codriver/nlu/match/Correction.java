package io.codriver.nlu.match;

import io.codriver.nlu.language.LanguagePack.Mark;
import io.codriver.nlu.language.Tokenizer;
import java.util.List;

/** How a sentence begins that takes the one before back: "no", "i meant", "not that one". */
final class Correction {
    private Correction() {}

    /** How many spans the correction takes; 0 when the sentence doesn't begin with one. */
    static int end(List<Span> cover, List<String> tokens) {
        int at = 0;
        boolean corrects = false;
        while (at < cover.size()) {
            Span span = cover.get(at);
            int denied = denied(cover, at, tokens);
            boolean correction = span.is(Mark.CORRECTION);
            if (!correction && denied == at && !(corrects && isComma(span, tokens))) {
                break;
            }
            corrects |= correction || denied > at;
            at = Math.max(at + 1, denied);
        }
        return corrects ? at : 0;
    }

    /** One past "not that one", "not the left one"; {@code at} when there is none. */
    private static int denied(List<Span> cover, int at, List<String> tokens) {
        if (!cover.get(at).is(Mark.NEGATION)
                || cover.get(at).end() - cover.get(at).start() > 1) {
            return at;
        }
        int end = at + 1;
        boolean thing = false;
        while (end < cover.size() && !isComma(cover.get(end), tokens)) {
            Span span = cover.get(end);
            boolean names = span.is(Mark.PRONOUN) || span.has(Sense.Zone.class) || span.is(Mark.MINE);
            if (thing ? !isOne(span, tokens) : !names && !span.is(Mark.FILLER)) {
                break;
            }
            thing |= names;
            end++;
        }
        return thing ? end : at;
    }

    private static boolean isOne(Span span, List<String> tokens) {
        boolean one = span.is(Mark.FILLER) && span.has(Sense.Quantity.class);
        return one || span.is(Mark.PRONOUN) || tokens.get(span.start()).equals(Tokenizer.POSSESSIVE);
    }

    private static boolean isComma(Span span, List<String> tokens) {
        return tokens.get(span.start()).equals(Tokenizer.COMMA);
    }
}
