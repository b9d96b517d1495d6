/**
 * Where trained weights come from and how they get onto disk, checked. Nothing here knows what a model is for: it
 * turns an id into a verified directory.
 */
@NullMarked
package io.codriver.models;

import org.jspecify.annotations.NullMarked;
