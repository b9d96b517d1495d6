package io.codriver.nlu.match;

import io.codriver.nlu.Interpreter;
import io.codriver.nlu.Understanding;
import io.codriver.nlu.Value;
import io.codriver.nlu.Vocabulary;
import io.codriver.nlu.When;
import io.codriver.nlu.language.LanguagePack;
import io.codriver.nlu.language.LanguagePack.Answer;
import io.codriver.nlu.language.LanguagePack.Mark;
import io.codriver.nlu.language.Tokenizer;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The deterministic interpreter. Three steps, each linear in the words: cut into tokens, cover them with known phrases
 * ({@link Lattice}), fill clauses and resolve them ({@link Assembler}). Immutable after construction, safe for any
 * number of threads; no input makes it throw.
 */
public final class CatalogMatcher implements Interpreter {
    private final Tokenizer tokenizer;
    private final Lattice lattice;
    private final Assembler assembler;
    private final Across across;
    private final Choices choices;
    private final Requests requests;
    private final Teaching teaching;
    private final Routines routines;
    private final Timing timing;
    private final Spoken spoken;
    private final Map<Answer, Set<List<String>>> answers = new EnumMap<>(Answer.class);

    /**
     * @param vocabulary the catalogue's words
     * @param pack the language's words
     * @throws IllegalArgumentException when a template of the vocabulary is malformed
     */
    public CatalogMatcher(Vocabulary vocabulary, LanguagePack pack) {
        this.tokenizer = new Tokenizer(pack, MAX_WORDS + 1);
        Lexicon lexicon = new Lexicon(vocabulary, pack, tokenizer);
        this.lattice = new Lattice(lexicon);
        Resolver resolver = new Resolver(lexicon);
        this.assembler = new Assembler(lexicon, resolver);
        this.across = new Across(new FollowUps(lexicon, resolver));
        this.requests = new Requests(lexicon, vocabulary, pack, tokenizer);
        this.teaching = new Teaching(lexicon, pack, tokenizer);
        this.routines = new Routines(lexicon, vocabulary, pack, tokenizer);
        this.timing = new Timing(lexicon);
        this.spoken = new Spoken(lexicon);
        this.choices = new Choices(lexicon, tokenizer);
        pack.answers().forEach((answer, sentences) -> {
            Set<List<String>> known = new HashSet<>();
            sentences.forEach(s -> known.add(List.copyOf(tokenizer.tokens(s))));
            answers.put(answer, known);
        });
    }

    @Override
    public Understanding interpret(String text, Context context) {
        List<String> tokens = tokenizer.tokens(text);
        if (tokens.isEmpty()) {
            return Understanding.nothing("no-words");
        }
        if (tokens.size() > MAX_WORDS) {
            return Understanding.nothing("too-long");
        }
        List<Span> cover = withoutAddress(lattice.cover(tokens), tokens);
        int from = cover.isEmpty() ? tokens.size() : cover.get(0).start();
        List<String> said = tokens.subList(from, tokens.size());
        return answered(said, context)
                .or(() -> requests.read(said, context.taught()))
                .or(() -> teaching.read(said, this::untaught))
                .or(() -> taught(said, context))
                .or(() -> choices.read(cover, tokens, context.choices()))
                .or(() -> likewise(said, cover, tokens, context))
                .or(() -> backchannel(said))
                .orElseGet(() -> command(cover, tokens, context));
    }

    private Optional<Understanding> answered(List<String> said, Context context) {
        List<String> words = spoken(said);
        if (is(Answer.UNDO, words)) {
            return Optional.of(answer(Understanding.Kind.UNDO, Map.of()));
        }
        if (context.awaitsAnswer() && is(Answer.YES, words)) {
            return Optional.of(answer(Understanding.Kind.YES, Map.of()));
        }
        if (context.awaitsAnswer() && is(Answer.ASSENT, words)) {
            return Optional.of(answer(Understanding.Kind.YES, Map.of(Understanding.WEAK, "")));
        }
        boolean asked = context.awaitsAnswer() || !context.choices().isEmpty();
        return asked && is(Answer.NO, words) ? Optional.of(answer(Understanding.Kind.NO, Map.of())) : Optional.empty();
    }

    private static List<String> spoken(List<String> said) {
        return said.stream().filter(w -> !w.equals(Tokenizer.COMMA)).toList();
    }

    private Optional<Understanding> likewise(
            List<String> said, List<Span> cover, List<String> tokens, Context context) {
        return is(Answer.LIKEWISE, spoken(said)) ? across.likewise(cover, tokens, context) : Optional.empty();
    }

    private Optional<Understanding> backchannel(List<String> said) {
        return is(Answer.BACKCHANNEL, spoken(said))
                ? Optional.of(Understanding.nothing(Understanding.BACKCHANNEL))
                : Optional.empty();
    }

    /** When something is to be done, from just the words that say so ("when it rains"); empty when they can't be read. */
    public Optional<When> when(String words) {
        return spoken.when(tokenizer.tokens(words));
    }

    /** The first number or part of a range in {@code words} ("about 21 degrees"); empty when there is none. */
    public Optional<Value> value(String words) {
        return spoken.value(tokenizer.tokens(words));
    }

    private Understanding command(List<Span> cover, List<String> tokens, Context context) {
        return timing.read(cover, tokens, context, this::rest).orElseGet(() -> plain(cover, tokens, context));
    }

    private Understanding untaught(List<String> tokens) {
        return command(lattice.cover(tokens), tokens, Context.FRESH);
    }

    private Optional<Understanding> taught(List<String> said, Context context) {
        return teaching.said(said, context.taught()).map(name -> {
            String sentence = context.taught().getOrDefault(name, "");
            List<String> tokens = tokenizer.tokens(sentence);
            Understanding meant = tokens.size() > MAX_WORDS ? Understanding.nothing("too-long") : untaught(tokens);
            return new Understanding(
                    meant.kind(), meant.wishes(), meant.confidence(), "taught:" + name, meant.when(), meant.said());
        });
    }

    /** What is left of a sentence that says when. */
    private Understanding rest(List<String> tokens, Context context) {
        return plain(withoutAddress(lattice.cover(tokens), tokens), tokens, context);
    }

    private Understanding plain(List<Span> cover, List<String> tokens, Context context) {
        int from = cover.isEmpty() ? tokens.size() : cover.get(0).start();
        return routines.read(tokens.subList(from, tokens.size())).orElseGet(() -> wishes(cover, tokens, context));
    }

    private Understanding wishes(List<Span> cover, List<String> tokens, Context context) {
        if (Correction.end(cover, tokens) > 0) {
            return across.correction(cover, tokens, context)
                    .orElseGet(() -> assembler.assemble(cover, tokens, context));
        }
        Understanding whole = assembler.assemble(cover, tokens, context);
        return whole.kind() == Understanding.Kind.NOTHING
                ? across.goingOn(cover, tokens, context).orElse(whole)
                : whole;
    }

    @Override
    public Completeness completeness(String text) {
        List<String> tokens = tokenizer.tokens(text);
        if (tokens.isEmpty() || tokens.size() > MAX_WORDS) {
            return Completeness.UNKNOWN;
        }
        List<Span> cover = lattice.cover(tokens);
        if (isAnswer(tokens)) {
            return Completeness.COMPLETE;
        }
        if (cover.stream().anyMatch(Span::isUnknown)) {
            return Completeness.UNKNOWN;
        }
        boolean whole = assembler.assemble(cover, tokens, Context.FRESH).kind() == Understanding.Kind.WISHES;
        if (dangles(cover.get(cover.size() - 1)) || !whole && isBegun(cover)) {
            return Completeness.UNFINISHED;
        }
        boolean openEnded = cover.stream().anyMatch(s -> s.cost() > Span.KNOWN);
        return whole && !openEnded ? Completeness.COMPLETE : Completeness.UNKNOWN;
    }

    private boolean isAnswer(List<String> tokens) {
        return answers.entrySet().stream()
                .anyMatch(e -> e.getKey() != Answer.BACKCHANNEL && e.getValue().contains(tokens));
    }

    private boolean is(Answer answer, List<String> tokens) {
        Set<List<String>> known = answers.get(answer);
        return known != null && known.contains(tokens);
    }

    private static Understanding answer(Understanding.Kind kind, Map<String, String> how) {
        return new Understanding(kind, List.of(), 1.0, "answer", Optional.empty(), how);
    }

    private static List<Span> withoutAddress(List<Span> cover, List<String> tokens) {
        int from = 0;
        while (from < cover.size() && cover.get(from).is(Mark.ADDRESS)) {
            from++;
        }
        if (from > 0
                && from < cover.size()
                && tokens.get(cover.get(from).start()).equals(Tokenizer.COMMA)) {
            from++;
        }
        return cover.subList(from, cover.size());
    }

    private static boolean dangles(Span last) {
        boolean particle = last.has(Sense.Particle.class);
        return last.is(Mark.CONJUNCTION)
                || last.is(Mark.BY)
                || last.is(Mark.NEUTRAL)
                || !particle && last.is(Mark.TO)
                || last.is(Mark.EXCEPT);
    }

    private static boolean isBegun(List<Span> cover) {
        return cover.stream().anyMatch(s -> s.has(Sense.Verb.class) || s.is(Mark.NEUTRAL));
    }
}
