/**
 * The Silero voice activity network: from sound to the probability that somebody speaks. What is made of the probability,
 * and when the network is worth running, is the business of the voice package.
 */
@NullMarked
package io.codriver.voice.silero;

import org.jspecify.annotations.NullMarked;
