package io.codriver.nlu.fused;

import static org.assertj.core.api.Assertions.assertThat;

import io.codriver.models.BundleStore;
import io.codriver.models.ModelException;
import io.codriver.models.VectorCache;
import io.codriver.nlu.Interpreter.Completeness;
import io.codriver.nlu.Interpreter.Context;
import io.codriver.nlu.Operation;
import io.codriver.nlu.Understanding.Kind;
import io.codriver.nlu.Vocabulary;
import io.codriver.nlu.Wish;
import io.codriver.nlu.fused.FakeBrain.Want;
import io.codriver.nlu.match.TestCar;
import org.junit.jupiter.api.Test;

/** Bundles come, go, fail and read along while people speak. */
class FusedBundlesTest {
    private final StrangeTalk talk = new StrangeTalk();

    @Test
    void withoutAModelTheFloorIsAlone() {
        talk.fused.close();
        assertThat(talk.brain.closed).isEqualTo(1);
        assertThat(talk.fused.bundle()).isEmpty();
        assertThat(talk.said("open the window").kind()).isEqualTo(Kind.WISHES);
        assertThat(talk.said(StrangeTalk.STRANGE).kind()).isEqualTo(Kind.NOTHING);
        assertThat(talk.fused.completeness("open the window")).isEqualTo(Completeness.COMPLETE);
    }

    @Test
    void aModelThatFailsIsReportedOnceAndTheFloorGoesOn() {
        talk.brain.failsWith(new IllegalStateException("out of memory"));
        assertThat(talk.said(StrangeTalk.STRANGE))
                .isEqualTo(TestCar.matcher().interpret(StrangeTalk.STRANGE, Context.FRESH));
        assertThat(talk.said("open the window").kind()).isEqualTo(Kind.WISHES);
        assertThat(talk.notices).singleElement().asString().contains("out of memory");
    }

    @Test
    void aBundleIsClosedAfterItsLastTurn() {
        FakeBrain second = new FakeBrain(StrangeTalk.CAR);
        FusedModel first = new FakeBrain(StrangeTalk.CAR).model(StrangeTalk.CAR);
        assertThat(first.borrow()).isTrue();
        talk.fused.use(first);
        talk.fused.use(second.model(StrangeTalk.CAR));
        assertThat(talk.brain.closed).isEqualTo(1);
        assertThat(first.borrow()).isFalse();
        first.giveBack();
        second.wants(Want.of("close", "window"));
        assertThat(talk.said(StrangeTalk.STRANGE).wishes())
                .extracting(Wish::operation)
                .containsExactly(Operation.CLOSE);
        assertThat(second.closed).isZero();
    }

    @Test
    void aBorrowedModelStaysOpenUntilItIsGivenBack() {
        FakeBrain kept = new FakeBrain(StrangeTalk.CAR);
        FusedModel model = kept.model(StrangeTalk.CAR);
        assertThat(model.borrow()).isTrue();
        model.retire();
        assertThat(kept.closed).isZero();
        model.giveBack();
        assertThat(kept.closed).isEqualTo(1);
    }

    @Test
    void aShadowHasNoSayAndIsCounted() {
        FakeBrain second = new FakeBrain(StrangeTalk.CAR);
        talk.fused.shadowWith(second.model(StrangeTalk.CAR));
        talk.brain.wants(Want.of("open", "window"));
        second.wants(Want.of("close", "window"));
        assertThat(talk.said(StrangeTalk.STRANGE).wishes())
                .extracting(Wish::operation)
                .containsExactly(Operation.OPEN);
        second.wants(Want.of("open", "window"));
        talk.said(StrangeTalk.STRANGE);
        second.failsWith(new IllegalStateException("broken"));
        talk.said(StrangeTalk.STRANGE);
        assertThat(talk.fused.shadowing().compared()).isEqualTo(3);
        assertThat(talk.fused.shadowing().different()).isEqualTo(1);
        assertThat(talk.fused.shadowing().failed()).isEqualTo(1);
        second.wants(Want.of("close", "window"));
        for (int i = 0; i < 100; i++) {
            talk.said(StrangeTalk.STRANGE);
        }
        assertThat(talk.fused.shadowing().different()).isEqualTo(101);
        assertThat(talk.fused.shadowing().latest()).hasSize(Shadowing.KEPT);
        assertThat(talk.notices).hasSize(Shadowing.KEPT);
    }

    @Test
    void aBundleInAnotherLanguageIsRefusedAndTheOldOneStays() throws ModelException {
        Vocabulary chinese = new Vocabulary("zh", StrangeTalk.CAR.devices(), StrangeTalk.CAR.zones());
        FusedInterpreter other = new FusedInterpreter(
                TestCar.matcher(), chinese, TestCar.ENGLISH, VectorCache.none(), Arbitration.USUAL, talk.notices::add);
        assertThat(other.swap(BundleStore.bundled("fused-en"))).get().asString().contains("it speaks 'en'");
        assertThat(other.bundle()).isEmpty();
        assertThat(talk.notices).hasSize(1);
    }

    @Test
    void aRealBundleCanBeSwappedInAndReadsAnything() throws ModelException {
        assertThat(talk.fused.swap(BundleStore.bundled("fused-en"))).isEmpty();
        assertThat(talk.brain.closed).isEqualTo(1);
        assertThat(talk.fused.shadow(BundleStore.bundled("fused-en"))).isEmpty();
        assertThat(talk.said(StrangeTalk.STRANGE)).isNotNull();
        assertThat(talk.fused.shadowing().different()).isZero();
        talk.fused.close();
    }
}
