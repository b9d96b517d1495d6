package io.codriver.runtime.turn;

import static org.assertj.core.api.Assertions.assertThat;

import io.codriver.runtime.plan.FirstCar;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Two wishes for one signal: who wished what, how much later the other, and what comes of the second. */
class ConflictsTest {

    @ParameterizedTest
    @CsvSource({
        "driver, set volume 20, 0, front-passenger, set volume 60, conflict:precedence",
        "driver, set volume 20, 5.9, rear-left, set volume 60, conflict:precedence",
        "driver, set volume 20, 6, rear-left, set volume 60, done",
        "driver, set volume 20, 3, driver, set volume 60, done",
        "driver, set volume 20, 3, rear-left, set volume 20, already",
        "front-passenger, set volume 20, 3, driver, set volume 60, overrules:precedence",
        "front-passenger, set volume 20, 0, driver, set volume 60, overrules:precedence",
        "front-passenger, set volume 20, 1.4, rear-left, set volume 60, conflict:together",
        "front-passenger, set volume 20, 1.5, rear-left, set volume 60, overrules:newer",
        "rear-left, set volume 20, 1.4, front-passenger, set volume 60, conflict:together",
        "rear-left, set volume 20, 6, front-passenger, set volume 60, done",
        "driver, set volume 20, 1, front-passenger, increase volume, done",
        "driver, increase volume, 1, front-passenger, set volume 20, conflict:precedence",
        "driver, open sunroof, 1, front-passenger, close sunroof, conflict:precedence",
        "driver, on air-conditioning, 1, rear-left, off air-conditioning, conflict:precedence",
        "driver, open window@all, 1, rear-left, close window@mine, overrules:own-zone",
        "driver, open window@rear-left, 1, rear-right, close window@rear-left, conflict:precedence",
        "rear-left, open window@mine, 1, driver, close window@rear-left, overrules:precedence",
        "driver, set temperature@mine 20c, 1, front-passenger, set temperature@mine 24c, done",
        "driver, set temperature@mine 20c, 1, front-passenger, set temperature@driver 24c, conflict:precedence",
        "driver, on high-beam, 1, rear-left, off high-beam, seat_not_allowed",
        "driver, next media, 1, front-passenger, pause media, done",
        "driver, pause media, 1, front-passenger, next media, done",
        "nobody, set volume 20, 1, front-passenger, set volume 60, done",
    })
    void areSettled(String one, String first, String seconds, String other, String second, String reason) {
        Stage stage = new Stage();
        done(stage, stage.play(one + ": " + first));
        stage.play("wait " + seconds);

        List<Effect> effects = stage.play(other + ": " + second);

        Decision decision = ((Effect.Announce) effects.get(0)).decision();
        assertThat(decision.reason()).isEqualTo(reason);
        assertThat(effects.stream().anyMatch(Effect.Send.class::isInstance))
                .isEqualTo(reason.matches("done|overrules:.*"));
        boolean tells = effects.stream()
                .anyMatch(e -> e instanceof Effect.Say say && say.seat().equals(one) && !one.equals(other));
        assertThat(tells).isEqualTo(reason.matches("overrules:(newer|precedence)"));
        assertThat(decision.policy().isPresent()).isEqualTo(reason.matches(".*precedence|seat_not_allowed"));
    }

    /** The car does at once what it was told. */
    private static void done(Stage stage, List<Effect> effects) {
        for (Effect effect : effects) {
            if (effect instanceof Effect.Send send) {
                stage.play("gateway " + send.command().id() + " ACCEPTED");
                stage.play("car " + FirstCar.show(send.command().writes()));
            }
        }
    }
}
