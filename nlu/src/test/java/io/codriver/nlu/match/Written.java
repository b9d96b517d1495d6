package io.codriver.nlu.match;

import io.codriver.nlu.Understanding;
import io.codriver.nlu.Value;
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
            case WISHES -> wishes;
            case UNCLEAR -> kind + ": " + wishes;
            default -> kind;
        };
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
            case EXCEPT -> "not:" + zone.id();
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
