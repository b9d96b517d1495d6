/**
 * Whether each microphone is well: judged from raw sound alone, before voices are taken apart, and against the other microphones of
 * the cabin. What follows from a fault is decided by those who ask.
 */
@NullMarked
package io.codriver.voice.health;

import org.jspecify.annotations.NullMarked;
