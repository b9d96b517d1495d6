/**
 * The simulated apps behind media, navigation and phone: what people's words in open slots stand for, and what follows
 * in the simulated car from a new title, destination or callee. Pure; the data come from the catalogue.
 */
@NullMarked
package io.codriver.runtime.app;

import org.jspecify.annotations.NullMarked;
