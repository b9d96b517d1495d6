/** All wiring: the one place where parts are chosen, made and joined by hand. */
@NullMarked
package io.codriver.runtime.boot;

import org.jspecify.annotations.NullMarked;
