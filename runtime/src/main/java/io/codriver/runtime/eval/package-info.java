/** Batch measurement by the command contract: lines of JSON in, decisions out. */
@NullMarked
package io.codriver.runtime.eval;

import org.jspecify.annotations.NullMarked;
