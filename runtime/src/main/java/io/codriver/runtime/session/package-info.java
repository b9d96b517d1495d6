/**
 * The event loop around the pure core: one thread per car owns the dialogue's state, everything else hands off to it.
 */
@NullMarked
package io.codriver.runtime.session;

import org.jspecify.annotations.NullMarked;
