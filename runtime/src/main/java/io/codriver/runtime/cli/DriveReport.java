package io.codriver.runtime.cli;

import io.codriver.runtime.drive.Drive;
import io.codriver.runtime.drive.DriveLog.Entry;
import io.codriver.runtime.turn.Decision;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What came of a drive, for people: against what was expected, and milliseconds per hop. */
final class DriveReport {
    private final Drive drive;
    private final List<Entry> entries;

    DriveReport(Drive drive, List<Entry> entries) {
        this.drive = drive;
        this.entries = entries;
    }

    boolean allReached() {
        return !entries.isEmpty() && entries.stream().allMatch(Entry::reached);
    }

    void print(PrintWriter err) {
        int expected = 0;
        Map<String, List<Entry>> bySeat = new LinkedHashMap<>();
        entries.forEach(e -> bySeat.computeIfAbsent(e.decision().seat(), s -> new ArrayList<>())
                .add(e));
        for (Drive.Line line : drive.lines()) {
            List<Entry> said = bySeat.getOrDefault(line.seat(), List.of());
            boolean found = said.stream().anyMatch(e -> isThis(e, line));
            expected += found ? 1 : 0;
            if (!found) {
                err.println(
                        "not as expected: " + line.seat() + " said \"" + line.say() + "\", expected " + line.expect());
            }
        }
        err.println(expected + " of " + drive.lines().size() + " lines decided as the script expects");
        List<Entry> acted = entries.stream()
                .filter(e ->
                        e.decision().kind() == Decision.Kind.ACT && e.decision().pending() > 0)
                .toList();
        err.println("milliseconds over " + acted.size() + " commands (median, p95):");
        Map<String, List<Double>> hops = new LinkedHashMap<>();
        for (Entry entry : acted) {
            entry.hops().byName().forEach((hop, ms) -> hops.computeIfAbsent(hop, h -> new ArrayList<>())
                    .add(ms));
            hops.computeIfAbsent("total", h -> new ArrayList<>())
                    .add(entry.hops().total());
        }
        hops.forEach((hop, ms) ->
                err.println(String.format(Locale.ROOT, "  %-11s %8.2f %8.2f", hop, at(ms, 0.5), at(ms, 0.95))));
        err.flush();
    }

    /** A line counts as decided when its seat has a decision of the expected kind whose words are mostly the script's. */
    private static boolean isThis(Entry entry, Drive.Line line) {
        boolean kind = entry.decision().kind().id().equals(line.expect());
        List<String> heard = List.of(entry.decision().text().split(" "));
        List<String> said = List.of(line.say().split(" "));
        long shared = said.stream().filter(heard::contains).count();
        boolean ignored = line.expect().equals(Decision.Kind.IGNORE.id());
        return kind && (ignored || shared * 2 >= said.size());
    }

    /** Nearest-rank percentile. */
    private static double at(List<Double> values, double part) {
        List<Double> sorted = new ArrayList<>(values);
        Collections.sort(sorted);
        int rank = (int) Math.ceil(part * sorted.size()) - 1;
        return sorted.get(Math.max(0, rank));
    }
}
