/**
 * Voices that are programs on this machine. Each call is a process of its own with the text on its standard input, no
 * shell, and a bound on its time.
 */
@NullMarked
package io.codriver.voice.process;

import org.jspecify.annotations.NullMarked;
