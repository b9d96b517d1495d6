package io.codriver.runtime.edge;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Who talks for which seat: a seat hears one page at a time, and a page talks for one seat at a time. Tells the voice
 * when a talk begins and ends, once each. Confined to the event loop.
 */
final class TalkFloor {
    private final CockpitServer.Voice voice;
    private final Map<String, Object> holders = new HashMap<>();

    TalkFloor(CockpitServer.Voice voice) {
        this.voice = voice;
    }

    /**
     * Gives a seat's microphone to a page that holds none.
     *
     * @return why not, for people; empty when it has it now
     */
    Optional<String> take(Object page, String seat) {
        if (!voice.seats().contains(seat)) {
            return Optional.of("the seat '" + PageRequest.shortened(seat) + "' has no microphone");
        }
        if (!voice.ready()) {
            return Optional.of("nobody listens: " + voice.detail());
        }
        if (holders.containsKey(seat)) {
            return Optional.of("another page talks for '" + seat + "' at the moment");
        }
        voice.talk(seat, true);
        holders.put(seat, page);
        return Optional.empty();
    }

    /** Sound for a seat that the page holds. */
    void audio(Object page, String seat, short[] samples) {
        if (holders.get(seat) == page) {
            voice.audio(seat, samples);
        }
    }

    /** Takes the seat's microphone back from the page; nothing happens when the page doesn't hold it. */
    void release(Object page, String seat) {
        if (holders.remove(seat, page)) {
            voice.talk(seat, false);
        }
    }
}
