/** Tests of the simulated apps, most of them with the data of the bundled car. */
@NullMarked
package io.codriver.runtime.app;

import org.jspecify.annotations.NullMarked;
