package io.codriver.voice;

/** How fast recorded sound runs, and what gives way when somebody is too slow for it. */
public enum Pace {
    /** As it was spoken. A slow consumer loses the oldest sound, which is counted. */
    REAL_TIME,
    /** As fast as it is consumed. A slow consumer holds the source back, nothing is lost. */
    FAST
}
