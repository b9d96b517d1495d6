package io.codriver.runtime.acoustics;

/** Which microphones hang in the cabin. A channel is a microphone, in this order. */
public enum MicrophoneLayout {
    /** One in the centre console. */
    ONE(1),
    /** Two in the overhead console: towards the driver (also hears the left of the back), towards the passenger. */
    TWO(2),
    /** One in the roof lining in front of each of: driver, front passenger, rear left, rear right. */
    FOUR(4);

    private final int channels;

    MicrophoneLayout(int channels) {
        this.channels = channels;
    }

    /** How many microphones. */
    public int channels() {
        return channels;
    }

    /**
     * The layout with so many microphones.
     *
     * @throws IllegalArgumentException when there is none
     */
    public static MicrophoneLayout of(int microphones) {
        for (MicrophoneLayout layout : values()) {
            if (layout.channels == microphones) {
                return layout;
            }
        }
        throw new IllegalArgumentException("no layout has " + microphones + " microphones; possible are 1, 2 and 4");
    }

    /** The microphone that is nearest to a seat; the middle of the back counts as left. */
    public int channelOf(CabinSeat seat) {
        boolean left = seat != CabinSeat.FRONT_PASSENGER && seat != CabinSeat.REAR_RIGHT;
        boolean front = seat == CabinSeat.DRIVER || seat == CabinSeat.FRONT_PASSENGER;
        return switch (this) {
            case ONE -> 0;
            case TWO -> left ? 0 : 1;
            case FOUR -> (front ? 0 : 2) + (left ? 0 : 1);
        };
    }
}
