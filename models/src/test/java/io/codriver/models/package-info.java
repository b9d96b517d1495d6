/** Tests of the model store at its boundary. Archives are made in the test, except for the real recogniser's. */
@NullMarked
package io.codriver.models;

import org.jspecify.annotations.NullMarked;
