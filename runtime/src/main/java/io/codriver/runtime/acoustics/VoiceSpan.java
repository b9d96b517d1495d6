package io.codriver.runtime.acoustics;

/**
 * Where in a clean recording the voice is: from the first to the last stretch of 10 ms that is less than {@value #DEPTH_DB}
 * dB under the active level. The depth is a choice: soft consonants at the edges are in, a quiet room's noise is out.
 *
 * @param from sample of the recording
 * @param to one after the last
 */
record VoiceSpan(int from, int to) {
    private static final int STRETCH = 160;
    private static final double DEPTH_DB = 25;

    /** Of a recording whose active power is known; the whole of it when nothing is loud enough. */
    static VoiceSpan of(float[] clean, double activePower) {
        double threshold = activePower * Decibels.power(-DEPTH_DB);
        int from = clean.length;
        int to = 0;
        for (int begin = 0; begin < clean.length; begin += STRETCH) {
            int end = Math.min(clean.length, begin + STRETCH);
            double energy = 0;
            for (int i = begin; i < end; i++) {
                energy += (double) clean[i] * clean[i];
            }
            if (energy >= threshold * (end - begin)) {
                from = Math.min(from, begin);
                to = end;
            }
        }
        return to == 0 ? new VoiceSpan(0, clean.length) : new VoiceSpan(from, to);
    }
}
