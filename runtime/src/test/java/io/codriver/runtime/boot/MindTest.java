package io.codriver.runtime.boot;

import static org.assertj.core.api.Assertions.assertThat;

import io.codriver.models.VectorCache;
import io.codriver.nlu.Interpreter.Context;
import io.codriver.nlu.Understanding.Kind;
import io.codriver.nlu.fused.FusedInterpreter;
import io.codriver.runtime.catalog.AppData;
import io.codriver.runtime.plan.FirstCar;
import org.junit.jupiter.api.Test;

class MindTest {
    @Test
    void givesTheModelBackWhenClosedAndStillUnderstandsByTheMatcher() {
        Mind mind = Mind.trained(FirstCar.CATALOG, AppData.NONE, "en", VectorCache.none());
        FusedInterpreter fused = (FusedInterpreter) mind.interpreter();
        assertThat(fused.bundle()).isPresent();

        mind.close();

        assertThat(fused.bundle()).isEmpty();
        assertThat(fused.interpret("open the window", Context.FRESH).kind()).isEqualTo(Kind.WISHES);
    }
}
