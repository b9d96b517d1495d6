package io.codriver.runtime.acoustics;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * The simulated cabin: a box of a middle-sized car's inner size and where in it mouths, microphones, loudspeakers and the
 * fan are. Sizes and places are a choice, measured off no particular car; mouths are 71 cm apart in a row and 94 cm between
 * rows, a microphone in the roof lining is 35 cm from its mouth. Together with {@link Absorption#CAR} they give what is
 * wanted of a car: it decays by 60 dB in 50 to 90 ms, and a voice is 6 to 15 dB softer at the other seats' microphones by
 * its long-term spectrum. Single recordings stray up to 2 dB further, since a voice's low notes meet the cabin's modes.
 *
 * <p>Responses are computed once and kept, so one room serves many scenes, also from several threads.
 */
public final class CabinRoom {
    /** Metres per second in air of 20 °C. */
    public static final double SPEED_OF_SOUND = 343;

    private static final double LENGTH = 2.6;
    private static final double WIDTH = 1.45;
    private static final double HEIGHT = 1.2;

    private static final double FRONT_MOUTHS = 1.6;
    private static final double REAR_MOUTHS = 0.66;
    private static final double LEFT_MOUTHS = 1.08;
    private static final double RIGHT_MOUTHS = WIDTH - LEFT_MOUTHS;
    private static final double MOUTH_HEIGHT = 0.85;

    private static final Place FORWARD = new Place(1, 0, 0);
    /**
     * Behind the head 8 dB less than in front: about what Chu and Warnock (Detailed directivity of sound fields around
     * human talkers, NRC Canada, 2002) measured over the band of speech.
     */
    private static final double MOUTH_OMNI = 0.7;

    private static final double CARDIOID = 0.5;
    private static final double LINING = HEIGHT - 0.03;
    /** How far in front of a mouth its microphone hangs. */
    private static final double AHEAD = 0.15;

    private final Absorption absorption;
    private final Map<MicrophoneLayout, ImpulseResponses> responses = new EnumMap<>(MicrophoneLayout.class);

    private CabinRoom(Absorption absorption) {
        this.absorption = absorption;
    }

    /** A furnished car. */
    public static CabinRoom car() {
        return new CabinRoom(Absorption.CAR);
    }

    /** The same places between other walls. */
    static CabinRoom with(Absorption absorption) {
        return new CabinRoom(absorption);
    }

    /** What such microphones pick up of each source; computed once. */
    public synchronized ImpulseResponses responses(MicrophoneLayout layout) {
        return responses.computeIfAbsent(layout, l -> new ImpulseResponses(this, l));
    }

    Absorption absorption() {
        return absorption;
    }

    /** The inner size: length, width, height. */
    public Place size() {
        return new Place(LENGTH, WIDTH, HEIGHT);
    }

    /** Where a source is. */
    public Place place(CabinSource source) {
        return switch (source) {
            case DRIVER_MOUTH -> new Place(FRONT_MOUTHS, LEFT_MOUTHS, MOUTH_HEIGHT);
            case FRONT_PASSENGER_MOUTH -> new Place(FRONT_MOUTHS, RIGHT_MOUTHS, MOUTH_HEIGHT);
            case REAR_LEFT_MOUTH -> new Place(REAR_MOUTHS, LEFT_MOUTHS, MOUTH_HEIGHT);
            case REAR_MIDDLE_MOUTH -> new Place(REAR_MOUTHS, WIDTH / 2, MOUTH_HEIGHT);
            case REAR_RIGHT_MOUTH -> new Place(REAR_MOUTHS, RIGHT_MOUTHS, MOUTH_HEIGHT);
            case FRONT_LEFT_DOOR -> new Place(1.9, WIDTH - 0.02, 0.35);
            case FRONT_RIGHT_DOOR -> new Place(1.9, 0.02, 0.35);
            case REAR_LEFT_DOOR -> new Place(0.75, WIDTH - 0.02, 0.35);
            case REAR_RIGHT_DOOR -> new Place(0.75, 0.02, 0.35);
            case FAN -> new Place(2.3, WIDTH / 2, 0.7);
        };
    }

    /** Where the microphones are, by channel. */
    public List<Place> microphones(MicrophoneLayout layout) {
        return transducers(layout).stream().map(Transducer::at).toList();
    }

    Transducer transducer(CabinSource source) {
        return switch (source) {
            case DRIVER_MOUTH, FRONT_PASSENGER_MOUTH, REAR_LEFT_MOUTH, REAR_MIDDLE_MOUTH, REAR_RIGHT_MOUTH -> //
                new Transducer(place(source), FORWARD, MOUTH_OMNI);
            case FRONT_LEFT_DOOR, FRONT_RIGHT_DOOR, REAR_LEFT_DOOR, REAR_RIGHT_DOOR, FAN -> //
                Transducer.toAllSides(place(source));
        };
    }

    List<Transducer> transducers(MicrophoneLayout layout) {
        Place driver = place(CabinSource.DRIVER_MOUTH);
        Place passenger = place(CabinSource.FRONT_PASSENGER_MOUTH);
        return switch (layout) {
            case ONE -> List.of(cardioid(new Place(1.95, WIDTH / 2, 0.6), between(driver, passenger)));
            case TWO ->
                List.of(
                        cardioid(new Place(1.85, WIDTH / 2 + 0.08, LINING), driver),
                        cardioid(new Place(1.85, WIDTH / 2 - 0.08, LINING), passenger));
            case FOUR ->
                List.of(
                        inLining(driver),
                        inLining(passenger),
                        inLining(place(CabinSource.REAR_LEFT_MOUTH)),
                        inLining(place(CabinSource.REAR_RIGHT_MOUTH)));
        };
    }

    private static Transducer inLining(Place mouth) {
        return cardioid(new Place(mouth.x() + AHEAD, mouth.y(), LINING), mouth);
    }

    private static Transducer cardioid(Place at, Place target) {
        return new Transducer(at, at.towards(target), CARDIOID);
    }

    private static Place between(Place a, Place b) {
        return new Place((a.x() + b.x()) / 2, (a.y() + b.y()) / 2, (a.z() + b.z()) / 2);
    }
}
