package io.codriver.runtime.boot;

import static org.assertj.core.api.Assertions.assertThat;

import io.codriver.runtime.catalog.CatalogLoader;
import io.codriver.runtime.session.HopTimes;
import io.codriver.runtime.session.SessionListener;
import io.codriver.runtime.turn.Decision;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A car that is switched off and on again still knows what it was taught. */
class TaughtAcrossRunsTest {
    private static final Mind MIND = new CatalogLoader()
            .load(Path.of("..", "catalogs", "first"))
            .fold(ok -> Mind.of(ok.catalog(), "en"), failed -> {
                throw new AssertionError(failed.problems());
            });

    @TempDir
    Path folder;

    private final List<String> reports = new ArrayList<>();

    /** One run of the runtime in which somebody types one sentence. */
    private Decision run(String sentence) throws InterruptedException {
        BlockingQueue<Decision> decisions = new LinkedBlockingQueue<>();
        try (Cabin cabin = Cabin.simulated(MIND)) {
            cabin.keepTaught(TaughtFile.open(folder, "en", reports::add));
            cabin.session().addListener(new SessionListener() {
                @Override
                public void onDecision(Decision decision, HopTimes hops, Instant at) {
                    decisions.add(decision);
                }
            });
            cabin.session().start();
            assertThat(cabin.session().typed("driver", sentence)).isTrue();
            Decision decision = decisions.poll(20, TimeUnit.SECONDS);
            assertThat(decision).as(sentence).isNotNull();
            return decision;
        }
    }

    @Test
    void aTaughtPhraseOutlivesTheRuntimeAndAForgottenOneDoesNot() throws InterruptedException {
        assertThat(run("coffee break").kind()).isEqualTo(Decision.Kind.IGNORE);
        run("when i say coffee break, open my window");
        Decision understood = run("coffee break");
        assertThat(understood.actions()).singleElement().satisfies(action -> assertThat(action.device())
                .isEqualTo("window"));
        assertThat(run("forget coffee break").reason()).isEqualTo("forgotten");
        assertThat(run("coffee break").kind()).isEqualTo(Decision.Kind.IGNORE);
        assertThat(reports).isEmpty();
    }
}
