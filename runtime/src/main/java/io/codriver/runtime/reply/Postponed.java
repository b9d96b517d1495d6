package io.codriver.runtime.reply;

import io.codriver.nlu.Value;
import io.codriver.nlu.Vocabulary;
import io.codriver.nlu.When;
import io.codriver.nlu.ZoneTerm;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** When something is to be done, in words: "in 10 minutes", "when the battery is below 20 percent". */
final class Postponed {
    private final Vocabulary vocabulary;
    private final ReplyBook book;
    private final Naming naming;

    Postponed(Vocabulary vocabulary, ReplyBook book, Naming naming) {
        this.vocabulary = vocabulary;
        this.book = book;
        this.naming = naming;
    }

    String words(When when, String seat) {
        return when.fold(
                after -> book.say("later.after", Map.of("time", time(after.delay()))),
                at -> book.say(
                        "later.at", Map.of("time", String.format(Locale.ROOT, "%d:%02d", at.hour(), at.minute()))),
                holds -> book.say("later.when", Map.of("condition", conditions(holds.checks(), seat))));
    }

    private String time(Duration delay) {
        List<String> parts = new ArrayList<>();
        part(parts, delay.toHours(), "hour");
        part(parts, delay.toMinutesPart(), "minute");
        part(parts, delay.toSecondsPart(), "second");
        return parts.isEmpty() ? book.say("time.now", Map.of()) : naming.joined(parts, "and");
    }

    private void part(List<String> parts, long count, String unit) {
        if (count > 0) {
            parts.add(book.say("time." + unit + (count == 1 ? "" : "s"), Map.of("count", String.valueOf(count))));
        }
    }

    private String conditions(List<When.Check> checks, String seat) {
        return naming.joined(
                checks.stream()
                        .map(c -> c.fold(n -> named(n.condition()), s -> state(s, seat)))
                        .toList(),
                "and");
    }

    private String named(String id) {
        return vocabulary.conditions().stream()
                .filter(c -> c.id().equals(id) && !c.forms().isEmpty())
                .map(c -> c.forms().get(0))
                .findFirst()
                .orElseGet(() -> book.say("condition.so", Map.of()));
    }

    private String state(When.State state, String seat) {
        List<String> zones = state.zones().stream()
                .filter(z -> z.kind() == ZoneTerm.Kind.NAMED)
                .map(ZoneTerm::id)
                .toList();
        Map<String, String> fills = new HashMap<>();
        fills.put("what", naming.what(state.device(), zones, seat));
        fills.put("is", book.say(naming.isMany(state.device(), zones) ? "is.many" : "is.one", Map.of()));
        fills.put("value", value(state.value()));
        return book.say("condition." + state.comparison().name().toLowerCase(Locale.ROOT), fills);
    }

    private String value(Value value) {
        return switch (value.kind()) {
            case NAMED -> value.text().replace('-', ' ');
            case FRACTION -> naming.number(value.number() * 100, "percent");
            default -> naming.number(value.number(), value.unit());
        };
    }
}
