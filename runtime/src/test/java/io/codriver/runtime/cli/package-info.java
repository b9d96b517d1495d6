/**
 * The command line seen from outside: exit codes, what is printed, what is in the files. Commands run in this process,
 * against the repository's own catalogue, drive and models.
 */
@NullMarked
package io.codriver.runtime.cli;

import org.jspecify.annotations.NullMarked;
