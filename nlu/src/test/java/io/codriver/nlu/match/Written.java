package io.codriver.nlu.match;

import io.codriver.nlu.Understanding;
import io.codriver.nlu.Value;
import io.codriver.nlu.When;
import io.codriver.nlu.Wish;
import io.codriver.nlu.ZoneTerm;
import java.util.Locale;
import java.util.stream.Collectors;

/** An understanding as one short line, so that test tables can be read. */
final class Written {
    private Written() {}

    static String of(Understanding understanding) {
        String kind = understanding.kind().name().toLowerCase(Locale.ROOT);
        String wishes = understanding.wishes().stream().map(Written::of).collect(Collectors.joining("; "));
        return switch (understanding.kind()) {
            case WISHES -> understanding.when().map(Written::of).orElse("") + wishes;
            case UNCLEAR -> kind + ": " + wishes;
            default -> kind;
        };
    }

    private static String of(When when) {
        return when.fold(
                after -> after.delay() + ": ",
                at -> String.format(Locale.ROOT, "%02d:%02d: ", at.hour(), at.minute()),
                holds -> (holds.waits() ? "when " : "if ")
                        + holds.checks().stream()
                                .map(c -> c.fold(When.Named::condition, Written::of))
                                .collect(Collectors.joining(" and "))
                        + ": ");
    }

    private static String of(When.State state) {
        String zones = state.zones().stream().map(z -> " @" + of(z)).collect(Collectors.joining());
        String comparison = state.comparison().name().toLowerCase(Locale.ROOT);
        return (state.every() ? "every " : "") + state.device() + zones + " " + comparison + " " + of(state.value());
    }

    private static String of(Wish wish) {
        StringBuilder out = new StringBuilder(wish.operation().id()).append(' ').append(wish.device());
        wish.zones().forEach(z -> out.append(" @").append(of(z)));
        if (wish.value().kind() != Value.Kind.NONE) {
            out.append(" =").append(of(wish.value()));
        }
        wish.slots()
                .forEach((k, v) ->
                        out.append(' ').append(k).append("='").append(v).append('\''));
        return out.toString();
    }

    private static String of(ZoneTerm zone) {
        return switch (zone.kind()) {
            case NAMED -> zone.id();
            case EXCEPT -> "not:" + (zone.id().isEmpty() ? "mine" : zone.id());
            default -> zone.kind().name().toLowerCase(Locale.ROOT);
        };
    }

    private static String of(Value value) {
        return switch (value.kind()) {
            case NAMED -> value.text();
            case FRACTION -> value.number() + "x";
            case AMOUNT -> value.number() + "steps";
            default -> value.number() + value.unit();
        };
    }
}
