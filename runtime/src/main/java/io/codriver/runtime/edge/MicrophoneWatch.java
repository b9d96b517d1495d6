package io.codriver.runtime.edge;

import io.codriver.runtime.session.SessionListener;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/** Remembers what is wrong with which seat's microphone, for pages that come later. Written on the session's loop, read anywhere. */
final class MicrophoneWatch implements SessionListener {
    private final Map<String, Map<String, String>> faults = new ConcurrentHashMap<>();

    @Override
    public void onMicrophone(String seat, String fault, boolean begins, String detail) {
        Map<String, String> now = new TreeMap<>(faults(seat));
        if (begins) {
            now.put(fault, detail);
        } else {
            now.remove(fault);
        }
        faults.put(seat, Map.copyOf(now));
    }

    /** Fault → its particulars. */
    Map<String, String> faults(String seat) {
        return faults.getOrDefault(seat, Map.of());
    }
}
