package io.codriver.voice;

import java.util.Set;

/**
 * How much of a language model a recogniser can hear.
 *
 * @param sentences sentences it decodes with
 * @param leftOut sentences left out because a word of theirs is neither in the vocabulary nor has a spoken form
 * @param missing those words, sorted
 */
public record Coverage(int sentences, int leftOut, Set<String> missing) {}
