/**
 * The deterministic floor: a matcher compiled from the catalogue's words and the language pack, linear in the input and
 * silent on what it doesn't know. It stands under every trained model as its fallback and its first teacher.
 */
@NullMarked
package io.codriver.nlu.match;

import org.jspecify.annotations.NullMarked;
