package io.codriver.runtime.turn;

import io.codriver.nlu.Wish;
import io.codriver.runtime.plan.Action;
import java.time.Instant;
import java.util.List;

/**
 * What the car has done, or is doing, for a seat.
 *
 * @param decision id of the decision behind it
 * @param wishes what was wished, as anybody else would have it done; empty of what nobody can refer to
 * @param actions what it came to, with the signals as they were commanded
 */
record Deed(String decision, String seat, List<Wish> wishes, List<Action> actions, Instant at) {
    Deed {
        wishes = List.copyOf(wishes);
        actions = List.copyOf(actions);
    }
}
