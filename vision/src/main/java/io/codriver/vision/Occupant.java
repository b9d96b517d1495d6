package io.codriver.vision;

import java.util.Optional;

/**
 * Somebody in the cabin, as a camera sees them.
 *
 * @param seat catalogue id of the seat
 * @param yawDegrees head turned to its own left is positive
 * @param pitchDegrees head raised is positive
 * @param gaze id of the zone or device that they look or point at, when that is clear
 * @param mouthOpen 0 to 1
 * @param eyesClosed 0 to 1
 * @param confidence 0 to 1, that somebody sits there at all
 */
public record Occupant(
        String seat,
        double yawDegrees,
        double pitchDegrees,
        Optional<String> gaze,
        double mouthOpen,
        double eyesClosed,
        double confidence) {
    public Occupant {
        if (!(mouthOpen >= 0
                && mouthOpen <= 1
                && eyesClosed >= 0
                && eyesClosed <= 1
                && confidence >= 0
                && confidence <= 1)) {
            throw new IllegalArgumentException("mouthOpen, eyesClosed and confidence are from 0 to 1");
        }
    }
}
