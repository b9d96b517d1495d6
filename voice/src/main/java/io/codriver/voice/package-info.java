/**
 * From sound to words with a seat and a time, and from words to sound. What the words mean is nobody's business here:
 * judgements about meaning come in through {@link io.codriver.voice.Completeness} and
 * {@link io.codriver.voice.SecondOpinion}.
 */
@NullMarked
package io.codriver.voice;

import org.jspecify.annotations.NullMarked;
