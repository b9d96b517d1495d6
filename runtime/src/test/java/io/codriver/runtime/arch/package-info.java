/** Rules over the whole program that no single module can see. They look at production classes only. */
@NullMarked
package io.codriver.runtime.arch;

import org.jspecify.annotations.NullMarked;
