package io.codriver.models;

/**
 * How far the unpacking of a model is.
 *
 * @param id the model
 * @param doneBytes bytes written so far
 * @param totalBytes bytes that will be written in all; {@code doneBytes == totalBytes} is the last report
 */
public record UnpackProgress(String id, long doneBytes, long totalBytes) {}
