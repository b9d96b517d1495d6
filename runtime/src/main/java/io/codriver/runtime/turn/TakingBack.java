package io.codriver.runtime.turn;

import io.codriver.nlu.Understanding;
import io.codriver.runtime.plan.Planned;
import io.codriver.runtime.plan.Planner;
import io.codriver.runtime.turn.Session.UndoStep;
import io.codriver.runtime.turn.Session.Undoable;
import io.codriver.vehiclebus.SignalPath;
import io.codriver.vehiclebus.Snapshot;
import io.codriver.vehiclebus.guard.Write;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Which steps are taken back, and the changes that do it: no signal is in two of them. Pure. */
final class TakingBack {
    private final Planner planner;

    TakingBack(Planner planner) {
        this.planner = planner;
    }

    /** The steps that an undo means, newest last: as many as said, one when nothing was. */
    static List<UndoStep> steps(Session session, Understanding understanding) {
        List<UndoStep> stack = session.undo();
        int count = count(understanding.said().getOrDefault(Understanding.COUNT, "1"), stack.size());
        return stack.subList(stack.size() - Math.min(count, stack.size()), stack.size());
    }

    private static int count(String said, int all) {
        if (said.equals("all")) {
            return all;
        }
        return said.matches("[1-9][0-9]?") ? Integer.parseInt(said) : 1;
    }

    /**
     * The changes that bring back how it was before {@code steps}. Of two steps that wrote the same signal the older one
     * knows how it was.
     *
     * @param except signals that something else sets
     */
    List<Planned.Change> restores(List<UndoStep> steps, Set<SignalPath> except, Snapshot snapshot) {
        Set<SignalPath> claimed = new HashSet<>(except);
        List<Planned.Change> out = new ArrayList<>();
        for (UndoStep step : steps) {
            for (Undoable undoable : step.changes()) {
                List<Write> before = undoable.before().stream()
                        .filter(w -> claimed.add(w.path()))
                        .toList();
                if (!before.isEmpty()) {
                    out.add(planner.restore(undoable.action(), before, snapshot));
                }
            }
        }
        return out;
    }
}
