/**
 * Takes out of a microphone what a loudspeaker put in: the assistant's own voice, and media where its sound is known. Knows sound and
 * time only; who plays and who listens is the rest of the module's business.
 */
@NullMarked
package io.codriver.voice.echo;

import org.jspecify.annotations.NullMarked;
