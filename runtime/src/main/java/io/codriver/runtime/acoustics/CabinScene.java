package io.codriver.runtime.acoustics;

import io.codriver.voice.AudioFormat16k;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * Who says what in the cabin and what else sounds, over some seconds to minutes. Immutable; what comes of it is a fixed
 * function of the scene, its seed and the microphones.
 *
 * <p><b>Levels.</b> Every voice is brought to the same active speech level ({@link ActiveLevel}) and then raised by its own
 * gain. A noise's or playback's level is a signal-to-noise ratio: so many decibels does it lie under an ordinary talker
 * (gain 0) of the reference seat, at the microphone in the roof lining over that seat. Speech and playbacks count while
 * they are active, noises on average, all over the whole band. The cabin sounds the same whichever microphones hang in it:
 * with one or two, further from the mouths, the ratio at them is worse; {@link CabinMix#signalToNoiseDb} tells it. When
 * nobody speaks at the reference seat, a noise with the spectrum of speech stands in.
 *
 * <p><b>Reference channel.</b> Music and the assistant's voice are one mono signal there; since music comes out of four
 * loudspeakers and the assistant out of two, no single filter turns the channel into the echo while both play.
 */
public final class CabinScene {
    private static final int TAIL = AudioFormat16k.RATE / 2;

    private final CabinRoom room;
    private final List<CabinVoice> voices;
    private final List<Playback> playbacks;
    private final OptionalDouble roadSnrDb;
    private final OptionalDouble fanSnrDb;
    private final CabinSeat reference;
    private final int loudspeakerDelay;
    private final int length;
    private final long seed;

    private CabinScene(Builder builder) {
        this.room = builder.room;
        this.voices = List.copyOf(builder.voices);
        this.playbacks = List.copyOf(builder.playbacks);
        this.roadSnrDb = builder.roadSnrDb;
        this.fanSnrDb = builder.fanSnrDb;
        this.reference = builder.reference;
        this.loudspeakerDelay = builder.loudspeakerDelay;
        this.length = length(builder.length);
        this.seed = builder.seed;
    }

    /** A scene in a cabin, silent so far. */
    public static Builder in(CabinRoom room) {
        return new Builder(room);
    }

    /** What the microphones hear. Some seconds of work per minute of scene; from any thread. */
    public CabinMix render(MicrophoneLayout layout) {
        return new SceneRenderer(this, layout).render();
    }

    CabinRoom room() {
        return room;
    }

    List<CabinVoice> voices() {
        return voices;
    }

    List<Playback> playbacks() {
        return playbacks;
    }

    OptionalDouble roadSnrDb() {
        return roadSnrDb;
    }

    OptionalDouble fanSnrDb() {
        return fanSnrDb;
    }

    CabinSeat reference() {
        return reference;
    }

    int loudspeakerDelay() {
        return loudspeakerDelay;
    }

    /** Samples per channel, whole frames. */
    public int length() {
        return length;
    }

    long seed() {
        return seed;
    }

    private int length(int wanted) {
        int end = wanted;
        if (wanted == 0) {
            for (CabinVoice voice : voices) {
                end = Math.max(end, voice.start() + voice.samples().length + TAIL);
            }
            for (Playback playback : playbacks) {
                end = Math.max(end, playback.start() + playback.samples().length + loudspeakerDelay + TAIL);
            }
        }
        int frames = (end + AudioFormat16k.FRAME - 1) / AudioFormat16k.FRAME;
        return Math.max(1, frames) * AudioFormat16k.FRAME;
    }

    /** Puts a scene together. */
    public static final class Builder {
        private final CabinRoom room;
        private final List<CabinVoice> voices = new ArrayList<>();
        private final List<Playback> playbacks = new ArrayList<>();
        private final Set<String> ids = new HashSet<>();
        private OptionalDouble roadSnrDb = OptionalDouble.empty();
        private OptionalDouble fanSnrDb = OptionalDouble.empty();
        private CabinSeat reference = CabinSeat.DRIVER;
        private int loudspeakerDelay;
        private int length;
        private long seed;

        private Builder(CabinRoom room) {
            this.room = room;
        }

        /**
         * Somebody speaks.
         *
         * @throws IllegalArgumentException when another voice has the same id
         */
        public Builder voice(CabinVoice voice) {
            if (!ids.add(voice.id())) {
                throw new IllegalArgumentException("two voices have the id '" + voice.id() + "'");
            }
            voices.add(voice);
            return this;
        }

        /** Noise of tyres and wind, from all sides. */
        public Builder road(double snrDb) {
            roadSnrDb = OptionalDouble.of(finite(snrDb));
            return this;
        }

        /** Noise of the blower, out of the dashboard. */
        public Builder fan(double snrDb) {
            fanSnrDb = OptionalDouble.of(finite(snrDb));
            return this;
        }

        /** Music or radio, 16 kHz mono from a sample on, out of all loudspeakers; may be called again. */
        public Builder music(short[] samples, int start, double snrDb) {
            playbacks.add(new Playback(Playback.ALL, samples, start, finite(snrDb)));
            return this;
        }

        /** The assistant's voice, 16 kHz mono from a sample on, out of the front loudspeakers; may be called again. */
        public Builder assistant(short[] samples, int start, double snrDb) {
            playbacks.add(new Playback(Playback.FRONT, samples, start, finite(snrDb)));
            return this;
        }

        /** The seat whose talker is what levels hang on; the driver's when not called. */
        public Builder reference(CabinSeat seat) {
            reference = seat;
            return this;
        }

        /** How many samples after the reference channel the loudspeakers sound; 0 when not called. */
        public Builder loudspeakerDelay(int samples) {
            if (samples < 0) {
                throw new IllegalArgumentException("a loudspeaker can't sound before it is told to");
            }
            loudspeakerDelay = samples;
            return this;
        }

        /** Samples, filled up to whole frames; later sound is cut off. When not called, half a second after the last. */
        public Builder length(int samples) {
            if (samples <= 0) {
                throw new IllegalArgumentException("a scene of " + samples + " samples");
            }
            length = samples;
            return this;
        }

        /** Decides on the noises. */
        public Builder seed(long value) {
            seed = value;
            return this;
        }

        /** The scene. */
        public CabinScene build() {
            return new CabinScene(this);
        }

        private static double finite(double snrDb) {
            if (!Double.isFinite(snrDb)) {
                throw new IllegalArgumentException("a level of " + snrDb + " dB; leave out what isn't there");
            }
            return snrDb;
        }
    }
}
