package io.codriver.runtime.acoustics;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Turns one scene into one mix; used once, by one thread. Sound is reckoned in the size of samples: a talker of gain 0 has
 * the customary level ({@link Decibels#nominalPower}) at one metre in front. At the end all channels get the one gain that
 * gives the reference seat's talker that level at its microphone, and less where that would clip.
 */
final class SceneRenderer {
    /** Room for rounding below full scale. */
    private static final double MOST = 32_000;

    private static final int STAND_IN_SAMPLES = 64_000;

    private final CabinScene scene;
    private final MicrophoneLayout layout;
    private final float[][] speech;
    private final float[][] noise;
    private final float[] reference;

    SceneRenderer(CabinScene scene, MicrophoneLayout layout) {
        this.scene = scene;
        this.layout = layout;
        this.speech = new float[layout.channels()][scene.length()];
        this.noise = new float[layout.channels()][scene.length()];
        this.reference = new float[scene.length()];
    }

    CabinMix render() {
        List<VoiceTruth> truths = new ArrayList<>();
        for (CabinVoice voice : scene.voices()) {
            truths.add(add(voice));
        }
        double talker = talkerPower(MicrophoneLayout.FOUR);
        scene.roadSnrDb().ifPresent(snr -> road(talker, snr));
        scene.fanSnrDb().ifPresent(snr -> fan(talker, snr));
        scene.playbacks().forEach(playback -> play(playback, talker));
        return mix(truths, talkerPower(layout));
    }

    private VoiceTruth add(CabinVoice voice) {
        float[] clean = clean(voice);
        int own = layout.channelOf(voice.seat());
        float[] image = new float[0];
        for (int c = 0; c < speech.length; c++) {
            float[] heard = heard(layout, CabinSource.mouth(voice.seat()), c, clean);
            add(heard, voice.start(), 1, speech[c]);
            image = c == own ? heard : image;
        }
        VoiceSpan span = VoiceSpan.of(clean, Decibels.nominalPower() * Decibels.power(voice.gainDb()));
        return new VoiceTruth(
                voice.id(),
                voice.seat(),
                voice.text(),
                Math.min(scene.length(), voice.start() + span.from()),
                Math.min(scene.length(), voice.start() + span.to()),
                own,
                voice.start(),
                image);
    }

    private static float[] clean(CabinVoice voice) {
        float[] clean = levelled(voice.samples(), "voice '" + voice.id() + "'");
        scale(clean, Decibels.amplitude(voice.gainDb()));
        return clean;
    }

    /** Mean power that talkers of gain 0 at the reference seat have at its microphone. */
    private double talkerPower(MicrophoneLayout microphones) {
        int channel = microphones.channelOf(scene.reference());
        CabinSource mouth = CabinSource.mouth(scene.reference());
        double sum = 0;
        int count = 0;
        for (CabinVoice voice : scene.voices()) {
            if (voice.seat() == scene.reference()) {
                double power = ActiveLevel.power(heard(microphones, mouth, channel, clean(voice)));
                sum += power / Decibels.power(voice.gainDb());
                count++;
            }
        }
        return count > 0 ? sum / count : Decibels.meanPower(heard(microphones, mouth, channel, standIn()));
    }

    private static float[] standIn() {
        float[] noise = DiffuseNoise.mono(NoiseColour.SPEECH, STAND_IN_SAMPLES, new Random(0));
        scale(noise, Math.sqrt(Decibels.nominalPower()));
        return noise;
    }

    private void road(double talker, double snrDb) {
        float[][] road = new DiffuseNoise(scene.room().microphones(layout), NoiseColour.ROAD)
                .make(scene.length(), new Random(scene.seed()));
        double gain = gain(talker, snrDb, Decibels.meanPower(road[layout.channelOf(scene.reference())]));
        for (int c = 0; c < noise.length; c++) {
            add(road[c], 0, gain, noise[c]);
        }
    }

    private void fan(double talker, double snrDb) {
        float[] fan = DiffuseNoise.mono(NoiseColour.FAN, scene.length(), new Random(~scene.seed()));
        float[] over = heard(MicrophoneLayout.FOUR, CabinSource.FAN, lining(), fan);
        double gain = gain(talker, snrDb, Decibels.meanPower(over));
        for (int c = 0; c < noise.length; c++) {
            add(heard(layout, CabinSource.FAN, c, fan), 0, gain, noise[c]);
        }
    }

    private void play(Playback playback, double talker) {
        float[] clean = levelled(playback.samples(), "a playback");
        float[] over = heard(MicrophoneLayout.FOUR, playback, lining(), clean);
        double gain = gain(talker, playback.snrDb(), ActiveLevel.power(over));
        add(clean, playback.start(), gain, reference);
        for (int c = 0; c < noise.length; c++) {
            int from = playback.start() + scene.loudspeakerDelay();
            add(heard(layout, playback, c, clean), from, gain, noise[c]);
        }
    }

    private CabinMix mix(List<VoiceTruth> truths, double talker) {
        double noisePower = Decibels.meanPower(noise[layout.channelOf(scene.reference())]);
        double gain = Math.sqrt(Decibels.nominalPower() / talker);
        double peak = 0;
        for (int c = 0; c < speech.length; c++) {
            add(noise[c], 0, 1, speech[c]);
            peak = Math.max(peak, peak(speech[c]));
        }
        double scale = Math.min(1, MOST / (peak * gain));
        short[][] microphones = new short[speech.length][];
        for (int c = 0; c < speech.length; c++) {
            microphones[c] = rounded(speech[c], gain * scale);
        }
        truths.forEach(t -> scale(t.image(), gain * scale));
        short[] sent = rounded(reference, Math.min(1, MOST / peak(reference)));
        double snrDb = Decibels.ofPower(talker / noisePower);
        return new CabinMix(layout, microphones, sent, scale, snrDb, List.copyOf(truths));
    }

    private int lining() {
        return MicrophoneLayout.FOUR.channelOf(scene.reference());
    }

    private float[] heard(MicrophoneLayout microphones, CabinSource source, int channel, float[] clean) {
        return new Convolver(scene.room().responses(microphones).of(source, channel)).apply(clean);
    }

    private float[] heard(MicrophoneLayout microphones, Playback playback, int channel, float[] clean) {
        float[] together = new float[ImageSources.LENGTH];
        for (CabinSource loudspeaker : playback.loudspeakers()) {
            add(scene.room().responses(microphones).of(loudspeaker, channel), 0, 1, together);
        }
        return new Convolver(together).apply(clean);
    }

    private static double gain(double talker, double snrDb, double power) {
        return Math.sqrt(talker / Decibels.power(snrDb) / power);
    }

    private static float[] levelled(short[] samples, String what) {
        float[] clean = new float[samples.length];
        for (int i = 0; i < clean.length; i++) {
            clean[i] = samples[i];
        }
        double power = ActiveLevel.power(clean);
        if (power == 0) {
            throw new IllegalArgumentException(what + " is silent");
        }
        scale(clean, Math.sqrt(Decibels.nominalPower() / power));
        return clean;
    }

    private static void add(float[] sound, int start, double gain, float[] sum) {
        int length = Math.min(sound.length, sum.length - start);
        for (int i = 0; i < length; i++) {
            sum[start + i] += (float) (gain * sound[i]);
        }
    }

    private static void scale(float[] samples, double factor) {
        for (int i = 0; i < samples.length; i++) {
            samples[i] *= (float) factor;
        }
    }

    private static double peak(float[] samples) {
        double peak = 0;
        for (float sample : samples) {
            peak = Math.max(peak, Math.abs(sample));
        }
        return peak;
    }

    private static short[] rounded(float[] samples, double factor) {
        short[] out = new short[samples.length];
        for (int i = 0; i < out.length; i++) {
            out[i] = (short) Math.round(samples[i] * factor);
        }
        return out;
    }
}
