/**
 * The catalogue: one YAML description of a car, from which the vocabulary, the signals, the guard's rules, the
 * recogniser's sentences and the page's controls are derived.
 */
@NullMarked
package io.codriver.runtime.catalog;

import org.jspecify.annotations.NullMarked;
