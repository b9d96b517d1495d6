package io.codriver.runtime.acoustics;

/**
 * How a noise is spread over the frequencies. All fall off below 100 Hz, as microphones in cars do. The shapes are a choice
 * in the form of their models, no measurement of a car.
 */
enum NoiseColour {
    /** Tyres and wind: falls by about 9 dB per octave above 150 Hz; at 1 kHz 24 dB under its low end. */
    ROAD(150, 1.4),
    /** A blower behind vents: falls by about 6 dB per octave above 800 Hz. */
    FAN(800, 1),
    /**
     * Speech in the long run: about level to 500 Hz, then 9 dB per octave down (the shape of Byrne and others, An
     * international comparison of long-term average speech spectra, 1994).
     */
    SPEECH(500, 1.5);

    private static final double LOW_END_HERTZ = 100;

    private final double corner;
    private final double steepness;

    NoiseColour(double corner, double steepness) {
        this.corner = corner;
        this.steepness = steepness;
    }

    /** Relative amplitude at a frequency in hertz. */
    double amplitude(double hertz) {
        double low = hertz / LOW_END_HERTZ;
        double passed = low * low / (1 + low * low);
        return passed / (1 + Math.pow(hertz / corner, steepness));
    }
}
