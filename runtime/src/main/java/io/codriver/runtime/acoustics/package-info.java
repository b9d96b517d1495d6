/**
 * A cabin to measure hearing in: a simulated room of a car's size with talkers, microphones, loudspeakers and noise, where
 * it is known who said what when. It makes what the measuring commands play to the ears and knows nothing of them: only
 * the JDK and {@link io.codriver.voice.AudioFormat16k} are used.
 *
 * <p>What it is not: a car. The room is an empty box, its walls reflect all frequencies alike, heads and seat backs cast no
 * shadow, nobody moves, and a loudspeaker never distorts. Figures measured here say how ways of hearing compare; they
 * don't say how a real car will do.
 */
@NullMarked
package io.codriver.runtime.acoustics;

import org.jspecify.annotations.NullMarked;
