/**
 * A language as data: the words of English (or another language) that belong to no device, read from a resource, and
 * how text is cut into tokens. Catalogues add the devices' own words.
 */
@NullMarked
package io.codriver.nlu.language;

import org.jspecify.annotations.NullMarked;
