package io.codriver.voice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.lang.reflect.Proxy;
import java.util.Arrays;
import javax.sound.sampled.TargetDataLine;
import org.junit.jupiter.api.Test;

/** The device is a fake: machines that build have none. */
final class MicrophoneSourceTest extends AudioSourceContract {
    @Override
    AudioSource source() {
        return new MicrophoneSource(new FakeLine().line(), 2);
    }

    @Override
    boolean ends() {
        return false;
    }

    @Test
    void unknownDeviceIsNamed() {
        AudioException e =
                catchThrowableOfType(AudioException.class, () -> MicrophoneSource.open("no such microphone 4711", 1));
        assertThat(e.problem()).isEqualTo(AudioProblem.NO_DEVICE);
        assertThat(e).hasMessageContaining("no such microphone 4711").hasMessageContaining("devices that record here");
    }

    @Test
    void tooManyChannelsAreRefused() {
        AudioException e = catchThrowableOfType(
                AudioException.class, () -> MicrophoneSource.open(MicrophoneSource.DEFAULT_DEVICE, 9));
        assertThat(e.problem()).isEqualTo(AudioProblem.BAD_CHANNELS);
    }

    /** Delivers odd pieces for as long as it is open. */
    private static final class FakeLine {
        private volatile boolean open = true;

        TargetDataLine line() {
            return (TargetDataLine) Proxy.newProxyInstance(
                    FakeLine.class.getClassLoader(),
                    new Class<?>[] {TargetDataLine.class},
                    (proxy, method, arguments) -> switch (method.getName()) {
                        case "read" -> read((byte[]) arguments[0], (int) arguments[1], (int) arguments[2]);
                        case "isOpen" -> open;
                        case "close" -> {
                            open = false;
                            yield null;
                        }
                        default -> null;
                    });
        }

        private int read(byte[] bytes, int from, int length) {
            int count = open ? Math.min(length, 100) : 0;
            Arrays.fill(bytes, from, from + count, (byte) 1);
            return count;
        }
    }
}
