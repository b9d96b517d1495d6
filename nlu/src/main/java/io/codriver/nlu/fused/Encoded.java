package io.codriver.nlu.fused;

/**
 * One sequence as the network reads it. {@code first} is the position of each word's first piece, -1 for a word beyond
 * the cap; empty for a name.
 */
@SuppressWarnings("ArrayRecordComponent") // handed from encoder to network, compared by nobody
record Encoded(long[] ids, long[] types, long[] positions, int[] first) {}
