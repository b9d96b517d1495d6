/** Tests of this adapter, against the contracts of the module and its own corners. */
@NullMarked
package io.codriver.voice.process;

import org.jspecify.annotations.NullMarked;
