package io.codriver.runtime.benchmark;

import io.codriver.nlu.Interpreter;
import io.codriver.nlu.Understanding;
import io.codriver.nlu.Vocabulary;
import io.codriver.nlu.sample.Sample;
import io.codriver.nlu.sample.SentenceSampler;
import io.codriver.runtime.boot.Mind;
import io.codriver.runtime.catalog.CatalogLoader;
import io.codriver.runtime.catalog.Loaded;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * One sentence through the deterministic matcher of the bundled car: text in, understanding out, tokenizing included.
 * Every call takes another sentence, so that no benchmark lives off one sentence's branches.
 */
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(2)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 6, time = 1)
public class MatcherBenchmark {
    private static final long SEED = 4711;
    private static final int SENTENCES = 200;

    /** A bundled car's matcher, and a wheel of sentences. */
    @State(Scope.Thread)
    public abstract static class Talk {
        /** Which bundled catalogue. */
        @Param({"first", "car"})
        public String car = "first";

        private @Nullable Mind mind;
        private List<String> sentences = List.of();
        private int next;

        /** Loads the car and makes the sentences. */
        @Setup
        public void prepare() {
            mind = Mind.of(
                    new CatalogLoader().load(Path.of("..", "catalogs", car)).fold(Loaded.Ok::catalog, failed -> {
                        throw new IllegalStateException(failed.problems().toString());
                    }),
                    "en");
            sentences = List.copyOf(sentences());
        }

        abstract List<String> sentences();

        final Mind mind() {
            return Objects.requireNonNull(mind, "prepared first");
        }

        final Interpreter interpreter() {
            return mind().interpreter();
        }

        final Vocabulary vocabulary() {
            return mind().phrases().vocabulary();
        }

        final SentenceSampler sampler() {
            return new SentenceSampler(vocabulary(), mind().pack(), SEED);
        }

        final String sentence() {
            next = next + 1 == sentences.size() ? 0 : next + 1;
            return sentences.get(next);
        }
    }

    /** Sentences for the car, any device and form. */
    public static class OneCommand extends Talk {
        @Override
        List<String> sentences() {
            List<Sample> samples = new ArrayList<>(sampler().sample(2));
            Collections.shuffle(samples, new Random(SEED));
            return samples.subList(0, SENTENCES).stream().map(Sample::text).toList();
        }
    }

    /** Two commands in one sentence. */
    public static class TwoCommands extends Talk {
        @Override
        List<String> sentences() {
            SentenceSampler sampler = sampler();
            return sampler.joined(sampler.sample(2), SENTENCES);
        }
    }

    /** Sixty words that are not for the car. */
    public static class SixtyWords extends Talk {
        @Param
        public NoMatch.Kind kind = NoMatch.Kind.UNKNOWN;

        @Override
        List<String> sentences() {
            return new NoMatch(vocabulary(), mind().pack(), interpreter()).sentences(kind);
        }
    }

    @Benchmark
    public Understanding oneCommand(OneCommand talk) {
        return talk.interpreter().interpret(talk.sentence(), Interpreter.Context.FRESH);
    }

    @Benchmark
    public Understanding twoCommands(TwoCommands talk) {
        return talk.interpreter().interpret(talk.sentence(), Interpreter.Context.FRESH);
    }

    @Benchmark
    public Understanding noMatch(SixtyWords talk) {
        return talk.interpreter().interpret(talk.sentence(), Interpreter.Context.FRESH);
    }
}
