package io.codriver.runtime.reference;

import io.codriver.nlu.Value;
import io.codriver.nlu.Wish;
import io.codriver.vehiclebus.SignalPath;
import io.codriver.vehiclebus.guard.PolicyRule;
import io.codriver.vehiclebus.guard.PolicyRule.Condition;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Says in words when a policy speaks and what it does. Pure. */
final class RuleWords {
    private final Map<String, String> replies;
    private final Map<String, Wish> offers;

    RuleWords(Map<String, String> replies, Map<String, Wish> offers) {
        this.replies = replies;
        this.offers = offers;
    }

    String of(PolicyRule rule) {
        return "**" + rule.id() + "** " + outcome(rule) + ". " + Page.joined("; ", wish(rule), of(rule.when())) + ".\n"
                + "“" + replies.getOrDefault(rule.reply(), rule.reply()) + "”\n*" + rule.source() + "*";
    }

    private String outcome(PolicyRule rule) {
        return switch (rule.outcome()) {
            case REFUSE -> "refuses";
            case CONFIRM -> "asks first";
            case ADJUST -> "lowers to " + Page.number(rule.limit().orElse(0));
            case OFFER -> "offers " + offered(offers.get(rule.id()));
        };
    }

    private static String offered(@Nullable Wish wish) {
        return wish == null ? "nothing" : of(wish);
    }

    private static String wish(PolicyRule rule) {
        return Page.joined(
                "; ",
                rule.devices().isEmpty() ? "any device" : sorted(rule.devices()),
                rule.operations().isEmpty() ? "" : "to " + sorted(rule.operations()),
                rule.seats().isEmpty() ? "" : "from " + sorted(rule.seats()),
                rule.zones().isEmpty() ? "" : "in " + sorted(rule.zones()),
                rule.otherZonesOnly() ? "in a zone that is not the asking seat's own" : "",
                rule.above().isEmpty()
                        ? ""
                        : "above " + Page.number(rule.above().getAsDouble()));
    }

    private static String sorted(Set<String> ids) {
        return Page.codes(new TreeSet<>(ids));
    }

    /** Empty without conditions. */
    static String of(List<Condition> conditions) {
        String all = conditions.stream().map(RuleWords::of).collect(Collectors.joining(" and "));
        return all.isEmpty() ? "" : "when " + all;
    }

    private static String of(Condition condition) {
        boolean placed = !condition.signals().containsKey(Condition.WHOLE_CAR);
        String place =
                switch (condition.at()) {
                    case ASKER -> " at the asker's place";
                    case ZONES -> " in one of the wish's zones";
                    case ANY -> placed ? " at any place" : "";
                };
        String comparison =
                switch (condition.comparison()) {
                    case ABOVE -> " is above ";
                    case BELOW -> " is below ";
                    case IS -> " is ";
                    case IS_NOT -> " is not ";
                };
        String value =
                condition.value().fold(b -> String.valueOf(b.value()), n -> Page.number(n.value()), t -> t.value());
        return Page.code(common(condition.signals().values())) + place + comparison + value;
    }

    /** The names as one, with a star where they differ. */
    static String common(Collection<SignalPath> paths) {
        List<String> names = paths.stream().map(SignalPath::name).distinct().toList();
        String first = names.get(0);
        int head = first.length();
        int tail = first.length();
        for (String name : names) {
            head = Math.min(head, alike(first, name));
            tail = Math.min(tail, alike(reversed(first), reversed(name)));
        }
        if (names.size() == 1) {
            return first;
        }
        int start = first.lastIndexOf('.', head) + 1;
        int end = first.indexOf('.', Math.max(start, first.length() - tail));
        return first.substring(0, start) + "*" + (end < 0 ? "" : first.substring(end));
    }

    private static int alike(String a, String b) {
        int i = 0;
        while (i < a.length() && i < b.length() && a.charAt(i) == b.charAt(i)) {
            i++;
        }
        return i;
    }

    private static String reversed(String text) {
        return new StringBuilder(text).reverse().toString();
    }

    static String of(Wish wish) {
        String zones = wish.zones().stream()
                .map(z -> z.id().isEmpty() ? z.kind().name().toLowerCase(java.util.Locale.ROOT) : z.id())
                .collect(Collectors.joining(", "));
        Value value = wish.value();
        String said =
                switch (value.kind()) {
                    case NONE -> "";
                    case NAMED -> value.text();
                    default -> Page.joined(" ", Page.number(value.number()), value.unit());
                };
        return Page.joined(
                " ", Page.code(wish.device()), wish.operation().id(), said, zones.isEmpty() ? "" : "(" + zones + ")");
    }
}
