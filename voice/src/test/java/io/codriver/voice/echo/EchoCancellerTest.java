package io.codriver.voice.echo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.codriver.voice.Clips;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Bounds are some dB away from what was measured ({@link EchoBench}), on the side of mercy. */
final class EchoCancellerTest {
    private static final short[] FAR =
            EchoScene.talk(8, 1, Clips.clip(Clips.WINDOWS), Clips.clip(Clips.LIGHT), Clips.clip(Clips.DEFOG));
    private static final double[] NEAR = EchoScene.louder(
            EchoScene.sound(EchoScene.talk(8, 5, Clips.clip(Clips.TEMPERATURE), Clips.clip(Clips.MUSIC))), 0.5);
    private static final double[] NOISE = EchoScene.noise(FAR.length, 10);
    private static final short[] SILENCE = new short[FAR.length];

    private final EchoCanceller canceller = EchoCanceller.create();

    @ParameterizedTest
    @ValueSource(ints = {0, 40, 190})
    void echoAloneIsDrivenDownHoweverLateItIs(int delayMillis) {
        short[] microphone = EchoScene.mix(EchoScene.through(EchoScene.room(delayMillis, 7), FAR), NOISE);
        short[] out = EchoScene.cancelled(canceller, microphone, FAR);
        assertThat(EchoScene.softer(microphone, out, 1, 2)).isGreaterThan(12);
        assertThat(EchoScene.softer(microphone, out, 2, 8)).isGreaterThan(25);
    }

    @Test
    void whileNothingPlaysTheMicrophoneComesThroughToTheBit() {
        short[] microphone = EchoScene.mix(NEAR, NOISE);
        short[] out = EchoScene.cancelled(canceller, microphone, SILENCE);
        assertThat(Arrays.copyOfRange(out, EchoCanceller.DELAY, out.length))
                .isEqualTo(Arrays.copyOf(microphone, out.length - EchoCanceller.DELAY));
    }

    @Test
    void afterThePlayingTheMicrophoneComesThroughToTheBitAgain() {
        short[] played = Arrays.copyOf(Arrays.copyOf(FAR, 3 * EchoScene.RATE), FAR.length);
        short[] microphone = EchoScene.mix(EchoScene.through(EchoScene.room(40, 7), played), NEAR);
        short[] out = EchoScene.cancelled(canceller, microphone, played);
        int from = 4 * EchoScene.RATE;
        assertThat(Arrays.copyOfRange(out, from + EchoCanceller.DELAY, out.length))
                .isEqualTo(Arrays.copyOfRange(microphone, from, out.length - EchoCanceller.DELAY));
    }

    @Test
    void whoTalksWhileSomethingPlaysThatIsNotHeardIsLeftAlone() {
        short[] out = EchoScene.cancelled(canceller, EchoScene.mix(NEAR, NOISE), FAR);
        assertThat(EchoScene.likeness(out, EchoCanceller.DELAY, NEAR, 5)).isGreaterThan(12);
    }

    @Test
    void whoTalksOverTheEchoIsHeard() {
        double[] near = NEAR.clone();
        Arrays.fill(near, 0, 3 * EchoScene.RATE, 0);
        short[] microphone = EchoScene.mix(EchoScene.through(EchoScene.room(40, 7), FAR), near, NOISE);
        short[] out = EchoScene.cancelled(canceller, microphone, FAR);
        assertThat(EchoScene.likeness(microphone, 0, near, 3)).isLessThan(3);
        assertThat(EchoScene.likeness(out, EchoCanceller.DELAY, near, 3)).isGreaterThan(8);
        assertThat(EchoScene.amount(out, EchoCanceller.DELAY, near, 3))
                .as("no more than 3 dB of the voice is lost")
                .isGreaterThan(0.71);
    }

    @Test
    void pathThatJumpsIsLearntAnew() {
        double[] echo = EchoScene.through(EchoScene.room(40, 7), FAR);
        double[] later = EchoScene.through(EchoScene.room(110, 8), FAR);
        System.arraycopy(later, 4 * EchoScene.RATE, echo, 4 * EchoScene.RATE, 4 * EchoScene.RATE);
        short[] microphone = EchoScene.mix(echo, NOISE);
        short[] out = EchoScene.cancelled(canceller, microphone, FAR);
        assertThat(EchoScene.softer(microphone, out, 4, 4.5))
                .as("no howl meanwhile")
                .isGreaterThan(-1);
        assertThat(EchoScene.softer(microphone, out, 6.5, 8)).isGreaterThan(20);
    }

    @Test
    void clocksMayDriftApart() {
        double[] echo = EchoScene.drifted(EchoScene.through(EchoScene.room(40, 7), FAR), 50);
        short[] microphone = EchoScene.mix(echo, NOISE);
        short[] out = EchoScene.cancelled(canceller, microphone, FAR);
        assertThat(EchoScene.softer(microphone, out, 2, 8)).isGreaterThan(12);
    }

    @Test
    void fullScaleAndClippingAreTaken() {
        short[] loud = new short[FAR.length];
        for (int i = 0; i < loud.length; i++) {
            loud[i] = i / 40 % 2 == 0 ? Short.MIN_VALUE : Short.MAX_VALUE;
        }
        short[] out = EchoScene.cancelled(canceller, loud, loud);
        assertThat(EchoScene.softer(loud, out, 4, 8)).isGreaterThan(20);
    }

    @Test
    void outMayBeTheMicrophonesOwnArray() {
        short[] microphone = EchoScene.mix(EchoScene.through(EchoScene.room(40, 7), FAR), NEAR);
        short[] apart = EchoScene.cancelled(canceller, microphone, FAR);
        try (EchoCanceller other = EchoCanceller.create()) {
            for (int at = 0; at < FAR.length; at += EchoCanceller.FRAME) {
                short[] frame = Arrays.copyOfRange(microphone, at, at + EchoCanceller.FRAME);
                other.process(frame, Arrays.copyOfRange(FAR, at, at + EchoCanceller.FRAME), frame);
                assertThat(frame).isEqualTo(Arrays.copyOfRange(apart, at, at + EchoCanceller.FRAME));
            }
        }
    }

    @Test
    void framesHaveOneLengthAndClosingEndsIt() {
        short[] frame = new short[EchoCanceller.FRAME];
        assertThatIllegalArgumentException().isThrownBy(() -> canceller.process(frame, new short[160], frame));
        canceller.close();
        canceller.close();
        assertThatIllegalStateException().isThrownBy(() -> canceller.process(frame, frame, frame));
    }
}
