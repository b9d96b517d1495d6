package io.codriver.runtime.benchmark;

import io.codriver.models.BundleStore;
import io.codriver.models.ModelException;
import io.codriver.models.VectorCache;
import io.codriver.nlu.Interpreter.Context;
import io.codriver.nlu.Scene;
import io.codriver.nlu.Understanding;
import io.codriver.nlu.Understanding.Kind;
import io.codriver.nlu.fused.Arbitration;
import io.codriver.nlu.fused.FusedInterpreter;
import io.codriver.nlu.match.CatalogMatcher;
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
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * One sentence that the matcher is silent on, so that the fused model reads it: text in, understanding out, matcher and
 * tokenizing included, the bundled car and bundle. Says nothing of how right the answers are.
 */
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 6, time = 1)
public class FusedBenchmark {
    private static final long SEED = 4711;
    private static final int SENTENCES = 200;

    /** The interpreter, and a wheel of sentences. */
    @State(Scope.Thread)
    public static class Talk {
        private final Context context =
                Context.FRESH.in(new Scene("driver", "window@rear-left", Set.of("raining", "moving")));
        private @Nullable FusedInterpreter fused;
        private List<String> sentences = List.of();
        private int next;

        /** Loads the car and the bundle and makes the sentences. */
        @Setup
        public void prepare() throws ModelException {
            Mind mind = Mind.of(
                    new CatalogLoader().load(Path.of("..", "catalogs", "car")).fold(Loaded.Ok::catalog, failed -> {
                        throw new IllegalStateException(failed.problems().toString());
                    }),
                    "en");
            CatalogMatcher floor = (CatalogMatcher) mind.interpreter();
            FusedInterpreter made = new FusedInterpreter(
                    floor,
                    mind.phrases().vocabulary(),
                    mind.pack(),
                    VectorCache.none(),
                    Arbitration.USUAL,
                    System.err::println);
            if (made.swap(BundleStore.bundled("fused-en")).isPresent()) {
                throw new IllegalStateException("the bundle doesn't fit");
            }
            fused = made;
            List<String> all = new ArrayList<>();
            new SentenceSampler(mind.phrases().vocabulary(), mind.pack(), SEED)
                    .sample(2)
                    .forEach(s -> all.add("blimey " + s.text()));
            all.removeIf(s -> floor.interpret(s, Context.FRESH).kind() != Kind.NOTHING);
            Collections.shuffle(all, new Random(SEED));
            sentences = List.copyOf(all.subList(0, SENTENCES));
        }

        /** Gives the network back. */
        @TearDown
        public void close() {
            Objects.requireNonNull(fused).close();
        }

        Understanding next() {
            next = next + 1 == sentences.size() ? 0 : next + 1;
            return Objects.requireNonNull(fused).interpret(sentences.get(next), context);
        }
    }

    @Benchmark
    public Understanding sentence(Talk talk) {
        return talk.next();
    }
}
