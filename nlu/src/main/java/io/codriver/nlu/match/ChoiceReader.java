package io.codriver.nlu.match;

import io.codriver.nlu.Wish;
import io.codriver.nlu.ZoneTerm;
import io.codriver.nlu.language.LanguagePack.Mark;
import io.codriver.nlu.language.Tokenizer;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * One pass over one answer to "which one?". Each word must choose (a place in the list, a word of a device's name or of
 * a slot, a zone) or mean nothing by itself. For one use by one thread.
 */
final class ChoiceReader {
    private static final Set<Mark> SMALL =
            Set.of(Mark.FILLER, Mark.PRONOUN, Mark.TO, Mark.NEUTRAL, Mark.CORRECTION, Mark.FURTHER);

    private final Lexicon lexicon;
    private final List<Wish> choices;
    private final List<Set<String>> words;
    private final Set<Integer> chosen = new TreeSet<>();
    private Set<Integer> left;
    private boolean chose;
    private boolean all;

    @Nullable
    private ZoneTerm zone;

    ChoiceReader(Lexicon lexicon, Tokenizer tokenizer, List<Wish> choices) {
        this.lexicon = lexicon;
        this.choices = choices;
        this.words = choices.stream().map(w -> words(w, tokenizer)).toList();
        this.left = everyOne();
    }

    /** The wishes that the answer picks; empty when it isn't clear or no answer. */
    Optional<List<Wish>> read(List<String> tokens) {
        int at = 0;
        while (at < tokens.size()) {
            int next = step(tokens, at);
            if (next == at) {
                return Optional.empty();
            }
            at = next;
        }
        return picked() && !chosen.isEmpty()
                ? Optional.of(
                        chosen.stream().map(choices::get).map(this::placed).toList())
                : Optional.empty();
    }

    private Set<Integer> everyOne() {
        return new TreeSet<>(IntStream.range(0, choices.size()).boxed().toList());
    }

    private Set<String> words(Wish wish, Tokenizer tokenizer) {
        Set<String> out = new HashSet<>();
        wish.slots().values().forEach(s -> out.addAll(tokenizer.tokens(s)));
        lexicon.index(wish.device()).map(lexicon::device).ifPresent(d -> {
            d.names().forEach(n -> out.addAll(tokenizer.tokens(n)));
            d.plurals().forEach(n -> out.addAll(tokenizer.tokens(n)));
        });
        return out;
    }

    /** Reads what stands at {@code at}; returns where it ends, {@code at} when it is no part of an answer. */
    private int step(List<String> tokens, int at) {
        Optional<Span> ordinal = lexicon.longest(lexicon.ordinals(), tokens, at);
        if (ordinal.isPresent()) {
            int place = lexicon.ordinalOf(ordinal.get());
            keep(i -> i == (place < 0 ? choices.size() : place) - 1);
            return ordinal.get().end();
        }
        Optional<Span> phrase = lexicon.longest(lexicon.phrases(), tokens, at);
        boolean small = phrase.filter(ChoiceReader::isSmall).isPresent();
        String word = tokens.get(at);
        boolean names = words.stream().anyMatch(w -> w.contains(word));
        if (phrase.isPresent() && (small || !names || phrase.get().end() > at + 1) && phrase(phrase.get())) {
            return phrase.get().end();
        }
        if (names && !small) {
            keep(i -> words.get(i).contains(word));
            return at + 1;
        }
        return at;
    }

    private static boolean isSmall(Span span) {
        return SMALL.stream().anyMatch(span::is) || span.is(Mark.CONJUNCTION);
    }

    private boolean phrase(Span span) {
        List<Sense.Device> devices = span.all(Sense.Device.class);
        if (!devices.isEmpty()) {
            keep(i -> devices.stream().anyMatch(d -> lexicon.device(d.device())
                    .id()
                    .equals(choices.get(i).device())));
            return !left.isEmpty();
        }
        if (span.has(Sense.Zone.class) || span.is(Mark.MINE)) {
            zone(span.first(Sense.Zone.class).map(Sense.Zone::term).orElse(ZoneTerm.MINE));
            return true;
        }
        if (span.is(Mark.ALL)) {
            chose = true;
            all = true;
            return true;
        }
        if (span.is(Mark.CONJUNCTION)) {
            return !chose || left.isEmpty() || picked();
        }
        return isSmall(span);
    }

    /** Ends one pick: "the first" before "and the third". False when it leaves several open. */
    private boolean picked() {
        if (chose && (all || left.size() == 1)) {
            chosen.addAll(left);
        } else if (chose || chosen.isEmpty()) {
            return false;
        }
        left = everyOne();
        chose = false;
        all = false;
        return true;
    }

    private void keep(IntPredicate fits) {
        left.removeIf(i -> !fits.test(i));
        chose = true;
    }

    /** A zone picks among choices that differ by it, and places one that has none. */
    private void zone(ZoneTerm said) {
        boolean picks = choices.stream().anyMatch(w -> w.zones().contains(said));
        if (picks) {
            keep(i -> choices.get(i).zones().contains(said));
            return;
        }
        zone = said;
        keep(this::isZoned);
    }

    private boolean isZoned(int choice) {
        ZoneTerm said = zone;
        Set<String> zones = lexicon.index(choices.get(choice).device())
                .map(i -> lexicon.device(i).zones())
                .orElse(Set.of());
        var named = said == null ? null : lexicon.zones().get(said.id());
        return named == null ? !zones.isEmpty() : named.includes().stream().anyMatch(zones::contains);
    }

    private Wish placed(Wish wish) {
        return zone == null || !wish.zones().isEmpty()
                ? wish
                : new Wish(wish.operation(), wish.device(), List.of(zone), wish.value(), wish.slots());
    }
}
