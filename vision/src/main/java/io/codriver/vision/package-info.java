/**
 * What the cabin's cameras see: frames in, occupants out. For now only the extension point; no camera is read yet.
 */
@NullMarked
package io.codriver.vision;

import org.jspecify.annotations.NullMarked;
