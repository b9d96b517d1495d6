/**
 * The same words run backwards: sentences that people would say to this car, sampled from its vocabulary. The
 * recogniser's language model is made from them, and the matcher is tested with them.
 */
@NullMarked
package io.codriver.nlu.sample;

import org.jspecify.annotations.NullMarked;
