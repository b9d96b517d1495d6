package io.codriver.voice;

/**
 * Gets what the ears notice. Called from the seats' threads: for one seat one call after another and in order, for
 * several seats at the same time. A call that takes long delays that seat's hearing; one that throws is logged and
 * counted. {@link SeatEars#flush} and {@link SeatEars#close} must not be called from here.
 */
@FunctionalInterface
public interface EarListener {
    void onEvent(EarEvent event);
}
