package io.codriver.runtime.edge;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Time passes when the test says so. */
final class ManualTimers implements Timers {
    private record Due(Duration at, Runnable work) {}

    private final List<Due> waiting = new ArrayList<>();
    private Duration now = Duration.ZERO;

    @Override
    public Runnable after(Duration delay, Runnable work) {
        Due due = new Due(now.plus(delay), work);
        waiting.add(due);
        return () -> waiting.remove(due);
    }

    void pass(Duration time) {
        Duration end = now.plus(time);
        while (true) {
            Due next = waiting.stream()
                    .filter(due -> due.at().compareTo(end) <= 0)
                    .min(Comparator.comparing(Due::at))
                    .orElse(null);
            if (next == null) {
                break;
            }
            waiting.remove(next);
            now = next.at();
            next.work().run();
        }
        now = end;
    }
}
