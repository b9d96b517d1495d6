/** The fused model's Java side against the golden files of its Python side, and against a fake network. */
@NullMarked
package io.codriver.nlu.fused;

import org.jspecify.annotations.NullMarked;
