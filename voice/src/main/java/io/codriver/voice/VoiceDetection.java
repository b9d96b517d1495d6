package io.codriver.voice;

import io.codriver.models.ModelException;
import io.codriver.models.ModelStore;
import io.codriver.voice.silero.SileroNetwork;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * How voices are told from noise: by their level alone, or by the Silero network behind a gate of levels. One for any
 * number of {@link SeatEars}, each seat of which gets a judge with a state of its own. Thread-safe. Close it after the
 * ears that use it.
 */
public final class VoiceDetection implements AutoCloseable {
    private final @Nullable SileroNetwork network;

    private final Supplier<VoiceActivity> judges;

    private VoiceDetection(@Nullable SileroNetwork network, Supplier<VoiceActivity> judges) {
        this.network = network;
        this.judges = judges;
    }

    /** By judges made like this, one for each seat. */
    static VoiceDetection of(Supplier<VoiceActivity> judges) {
        return new VoiceDetection(null, judges);
    }

    /** By level: what stands out of the noise floor is speech, also when it is no voice. Needs no model. */
    public static VoiceDetection energy() {
        return of(EnergyActivity::new);
    }

    /**
     * By the network: a sound is speech when it is a voice.
     *
     * @throws ModelException when the weights can't be had or aren't the pinned ones; the message names the mend
     */
    public static VoiceDetection silero(ModelStore store) throws ModelException {
        SileroNetwork network = SileroNetwork.open(store);
        return new VoiceDetection(network, () -> new SileroActivity(network.listen()));
    }

    /** Whether a network is asked, and not the level alone. */
    public boolean usesNetwork() {
        return network != null;
    }

    /** A judge for one seat; whoever has it closes it. */
    VoiceActivity open() {
        return judges.get();
    }

    /** How much later than a voice begins it is noticed: so much more sound belongs before the first speech frame. */
    int lateFrames() {
        return network == null ? 0 : SileroActivity.LATE_FRAMES;
    }

    /** Frees the network. Idempotent. */
    @Override
    public void close() {
        if (network != null) {
            network.close();
        }
    }
}
