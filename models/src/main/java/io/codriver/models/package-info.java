/**
 * Where trained weights come from, checked: a verified directory for an id, or a bundle with its network opened. The
 * only user of ONNX Runtime. Nothing here knows what a model's answers mean.
 */
@NullMarked
package io.codriver.models;

import org.jspecify.annotations.NullMarked;
