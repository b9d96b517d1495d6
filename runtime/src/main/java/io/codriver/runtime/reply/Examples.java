package io.codriver.runtime.reply;

import java.util.List;

/** Sentences that people can say about a device. Thread-safe; the first call may take its time. */
public interface Examples {
    /** Knows none. */
    Examples NONE = device -> List.of();

    /** Some sentences for a device, the plainest first; empty for one that is unknown. */
    List<String> of(String device);
}
