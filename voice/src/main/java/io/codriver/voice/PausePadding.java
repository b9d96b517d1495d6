package io.codriver.voice;

import java.util.ArrayList;
import java.util.List;

/**
 * Makes a decoder show in time what it has heard.
 *
 * <p>A decoder works in pieces of some 200 ms and wants to hear what follows a word before it decides on it, so the
 * last word of a sentence may be missing from its partial text until 300 ms of pause have gone by. Its final result
 * would have the word at once, but that ends the utterance and prefers texts that may end there: somebody who thinks
 * mid-sentence would be cut off. Instead the decoder is told that the pause is longer than it has been yet. The
 * utterance stays open. If it goes on, the decoder has heard a longer pause than there was, once per pause; where, is
 * noted here and taken out of the words' times.
 *
 * <p>The padding is silence and no repetition of the pause's own sound, in which a soft last consonant or the beginning
 * of another seat's talk may hide.
 *
 * <p>For one utterance and one thread.
 */
final class PausePadding {
    /** On the bundled drive 160 ms were enough for every last word; a piece and some of what is looked ahead. */
    private static final int LENGTH = AudioFormat16k.RATE * 240 / 1000;

    /** Samples of the utterance itself before each padding. */
    private final List<Integer> places = new ArrayList<>();

    private int paddedPause = -1;

    /** Whether this pause was not padded yet. */
    boolean isDue(Utterance utterance) {
        return paddedPause != utterance.speechFrames();
    }

    /** What to decode now in addition; notes that it was. */
    short[] next(Utterance utterance) {
        paddedPause = utterance.speechFrames();
        places.add(utterance.samples());
        return new short[LENGTH];
    }

    /** A time in what was decoded, as a time in the utterance; one inside a padding is where that was put in. */
    double seconds(double decoded) {
        double seconds = decoded;
        for (int i = places.size() - 1; i >= 0; i--) {
            double place = (double) (places.get(i) + i * LENGTH) / AudioFormat16k.RATE;
            if (seconds > place) {
                seconds = Math.max(place, seconds - (double) LENGTH / AudioFormat16k.RATE);
            }
        }
        return seconds;
    }
}
