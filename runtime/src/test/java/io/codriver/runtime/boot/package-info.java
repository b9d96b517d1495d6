/** Configuration and places: what a runtime is told, and what it says when it is told nonsense. */
@NullMarked
package io.codriver.runtime.boot;

import org.jspecify.annotations.NullMarked;
