/**
 * How long the pure parts take, measured with JMH. Not part of the build: the Maven profile {@code jmh} compiles and
 * runs it, and {@code docs/results} keeps what it said.
 */
@NullMarked
package io.codriver.runtime.benchmark;

import org.jspecify.annotations.NullMarked;
