/** Writes reference pages in Markdown: of a car, from its catalogue, and of the catalogue's format, from its schemas. */
@NullMarked
package io.codriver.runtime.reference;

import org.jspecify.annotations.NullMarked;
