package io.codriver.nlu.fused;

import io.codriver.models.Network.Output;
import java.util.Map;

/** The network of a bundle, or a fake that answers what a test wants. */
interface Brain {
    /** Reads some sequences of one length at once; outputs by name as the bundle's contract has them. */
    Map<String, Output> run(long[][] ids, long[][] types, long[][] positions);

    /** Ends it; called once, after the last run. */
    void close();
}
