/** Tests of hearing and speaking: contracts for the extension points, fakes for time and recognisers, real decoding. */
@NullMarked
package io.codriver.voice;

import org.jspecify.annotations.NullMarked;
