/** The commands of the contract with people and with CI. Each command reads its arguments and calls one thing. */
@NullMarked
package io.codriver.runtime.cli;

import org.jspecify.annotations.NullMarked;
