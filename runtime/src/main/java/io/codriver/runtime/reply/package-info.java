/** What the car says: sentences from YAML, filled with devices, zones and values. Pure. */
@NullMarked
package io.codriver.runtime.reply;

import org.jspecify.annotations.NullMarked;
