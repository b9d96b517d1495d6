package io.codriver.nlu.sample;

import io.codriver.nlu.Operation;

/** One sampled sentence and what it was sampled from. */
public record Sample(String text, Operation operation, String device) {}
