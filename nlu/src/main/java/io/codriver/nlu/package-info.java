/**
 * What people say: the catalogue's language side, and interpreters that turn words into an {@link
 * io.codriver.nlu.Understanding}. Nothing in here knows signals or how a car carries a wish out.
 */
@NullMarked
package io.codriver.nlu;

import org.jspecify.annotations.NullMarked;
