/** Tests of this adapter, against the contracts of the module and its own corners. */
@NullMarked
package io.codriver.voice.silero;

import org.jspecify.annotations.NullMarked;
