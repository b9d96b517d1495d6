/** What is sampled from a vocabulary is understood by the matcher of the same vocabulary. */
@NullMarked
package io.codriver.nlu.sample;

import org.jspecify.annotations.NullMarked;
