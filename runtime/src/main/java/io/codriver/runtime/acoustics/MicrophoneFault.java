package io.codriver.runtime.acoustics;

import io.codriver.voice.AudioFormat16k;

/** What can be wrong with a microphone. */
public sealed interface MicrophoneFault {
    /** The channel as the fault makes it, of the same length; the given one stays as it is. */
    short[] apply(short[] channel);

    /**
     * Nothing but zeros any more.
     *
     * @param fromSample the first that is lost
     */
    record Dead(int fromSample) implements MicrophoneFault {
        @Override
        public short[] apply(short[] channel) {
            short[] out = new short[channel.length];
            System.arraycopy(channel, 0, out, 0, Math.max(0, Math.min(fromSample, channel.length)));
            return out;
        }
    }

    /**
     * Nothing gets louder than a level; what would is cut flat.
     *
     * @param fullScaleDb peak in decibels under full scale, negative
     */
    record Clipping(double fullScaleDb) implements MicrophoneFault {
        @Override
        public short[] apply(short[] channel) {
            int most = (int) Math.min(Short.MAX_VALUE, Decibels.FULL_SCALE * Decibels.amplitude(fullScaleDb));
            short[] out = new short[channel.length];
            for (int i = 0; i < out.length; i++) {
                out[i] = (short) Math.max(-most, Math.min(most, channel[i]));
            }
            return out;
        }
    }

    /**
     * A tone of 50 Hz on top.
     *
     * @param fullScaleDb its mean power, in decibels under a full-scale square wave
     */
    record Hum(double fullScaleDb) implements MicrophoneFault {
        private static final double HERTZ = 50;

        @Override
        public short[] apply(short[] channel) {
            double peak = Math.sqrt(2) * Decibels.FULL_SCALE * Decibels.amplitude(fullScaleDb);
            short[] out = new short[channel.length];
            for (int i = 0; i < out.length; i++) {
                double hum = peak * Math.sin(2 * Math.PI * HERTZ * i / AudioFormat16k.RATE);
                out[i] = sample(channel[i] + hum);
            }
            return out;
        }
    }

    /**
     * A clock that is off. What lies beyond the end of the channel is silence.
     *
     * @param ppm how many samples in a million it takes too many; negative, too few
     */
    record Drift(double ppm) implements MicrophoneFault {
        @Override
        public short[] apply(short[] channel) {
            short[] out = new short[channel.length];
            for (int i = 0; i < out.length; i++) {
                out[i] = sample(BandLimited.at(channel, i / (1 + ppm / 1e6)));
            }
            return out;
        }
    }

    private static short sample(double value) {
        return (short) Math.max(Short.MIN_VALUE, Math.min(Short.MAX_VALUE, Math.round(value)));
    }
}
