/** Tests of the catalogue: one mistake at a time, any mutation at all, and the bundled catalogues as they are. */
@NullMarked
package io.codriver.runtime.catalog;

import org.jspecify.annotations.NullMarked;
