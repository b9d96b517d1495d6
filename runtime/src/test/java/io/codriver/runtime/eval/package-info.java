/** Batch measurement on any input: whatever stands in the file, there is a result or a message. */
@NullMarked
package io.codriver.runtime.eval;

import org.jspecify.annotations.NullMarked;
