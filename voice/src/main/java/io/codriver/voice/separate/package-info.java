/**
 * Who said what, when several people talk into several microphones at once: one channel per seat in, one voice per seat out.
 * Nothing here knows words; the rest of the module hears what comes out as if each seat were alone.
 */
@NullMarked
package io.codriver.voice.separate;

import org.jspecify.annotations.NullMarked;
