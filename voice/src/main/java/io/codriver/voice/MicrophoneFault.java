package io.codriver.voice;

import io.codriver.voice.health.Fault;

/**
 * A seat's microphone has got a fault, or has lost it. Told once each, beginning before end; what a fault still is when the ears
 * close ends then. Hearing goes on: at the other seats as before, at this one as well as it can.
 *
 * @param begins whether it begins; if not, it is over
 * @param detail the particulars as of when it began, for people; empty when it is over
 * @param atMillis stream time
 */
public record MicrophoneFault(String seat, Fault fault, boolean begins, String detail, long atMillis)
        implements EarEvent {}
