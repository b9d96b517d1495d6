package io.codriver.runtime.edge;

import java.time.Duration;

/** Runs things later on the event loop; never earlier than asked. */
interface Timers {
    /** Runs {@code work} once after {@code delay}. The result cancels it; cancelling late or twice does nothing. */
    Runnable after(Duration delay, Runnable work);
}
