@NullMarked
package io.codriver.runtime.reference;

import org.jspecify.annotations.NullMarked;
