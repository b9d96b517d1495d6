package io.codriver.nlu.language;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Numbers in words, both ways, for languages that count as English does (units, tens, hundred, point, "and a half") and
 * for those that multiply (Chinese: two ten three). Reads 0 to 999.99 and the same below zero; digits are read too. Immutable.
 */
public final class NumberWords {

    /** A number found in tokens and how many tokens it took. */
    public record Reading(double value, int length) {}

    private static final int MAX_DECIMALS = 2;

    private final Map<String, Integer> units;
    private final Map<String, Integer> tens;
    private final Map<String, Integer> scales;
    private final Set<String> hundred;
    private final Set<String> point;
    private final Set<String> joiner;
    private final Set<String> minus;
    private final List<List<String>> halves = new ArrayList<>();
    private final Map<Integer, String> unitNames = new HashMap<>();
    private final Map<Integer, String> tenNames = new HashMap<>();
    private final Map<Integer, String> scaleNames = new HashMap<>();

    private NumberWords(PackReader in) {
        units = in.integers("units");
        tens = in.integers("tens");
        scales = in.has("scales") ? in.integers("scales") : Map.of();
        hundred = Set.copyOf(in.list("hundred"));
        point = Set.copyOf(in.list("point"));
        joiner = Set.copyOf(in.list("joiner"));
        minus = Set.copyOf(in.list("minus"));
        in.list("half").forEach(h -> halves.add(List.of(h.split(" "))));
        units.forEach((word, n) -> unitNames.putIfAbsent(n, word));
        tens.forEach((word, n) -> tenNames.putIfAbsent(n, word));
        scales.forEach((word, n) -> scaleNames.putIfAbsent(n, word));
    }

    static NumberWords from(PackReader in) {
        return new NumberWords(in);
    }

    /** Whether this word joins two parts, as in "one hundred and one". */
    public boolean isJoiner(String token) {
        return joiner.contains(token);
    }

    /** The longest number that begins at {@code at}, if one does. */
    public Optional<Reading> read(List<String> tokens, int at) {
        if (minus.contains(tokens.get(at)) && at + 1 < tokens.size()) {
            return positive(tokens, at + 1).map(r -> new Reading(-r.value(), r.length() + 1));
        }
        return positive(tokens, at);
    }

    private Optional<Reading> positive(List<String> tokens, int at) {
        Optional<Reading> whole =
                digits(tokens.get(at)).or(() -> scales.isEmpty() ? whole(tokens, at) : multiplied(tokens, at));
        return whole.map(w -> withFraction(tokens, at, w));
    }

    private static Optional<Reading> digits(String token) {
        if (token.length() > 9 || token.isEmpty() || !Character.isDigit(token.charAt(0))) {
            return Optional.empty();
        }
        try {
            return Optional.of(new Reading(Double.parseDouble(token), 1));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    /** Two ten three: each unit is multiplied by the scale behind it; a scale alone counts once. */
    private Optional<Reading> multiplied(List<String> tokens, int at) {
        int value = 0;
        int pending = 0;
        int i = at;
        for (; i < tokens.size(); i++) {
            Integer unit = units.get(tokens.get(i));
            Integer scale = scales.get(tokens.get(i));
            if (scale != null) {
                value += Math.max(1, pending) * scale;
                pending = 0;
            } else if (unit != null && pending == 0) {
                pending = unit;
            } else {
                break;
            }
        }
        return i == at ? Optional.empty() : Optional.of(new Reading(value + pending, i - at));
    }

    private Optional<Reading> whole(List<String> tokens, int at) {
        Optional<Reading> small = belowHundred(tokens, at);
        int next = at + small.map(Reading::length).orElse(0);
        boolean bare = small.isEmpty() && tokens.get(at).equals("a") && at + 1 < tokens.size();
        int hundredAt = bare ? at + 1 : next;
        if ((small.isPresent() || bare) && hundredAt < tokens.size() && hundred.contains(tokens.get(hundredAt))) {
            double hundreds = 100 * small.map(Reading::value).orElse(1.0);
            return Optional.of(afterHundred(tokens, at, hundredAt + 1, hundreds));
        }
        return small;
    }

    private Reading afterHundred(List<String> tokens, int from, int at, double hundreds) {
        int rest = at < tokens.size() && joiner.contains(tokens.get(at)) ? at + 1 : at;
        Optional<Reading> small = rest < tokens.size() ? belowHundred(tokens, rest) : Optional.empty();
        return small.map(s -> new Reading(hundreds + s.value(), rest + s.length() - from))
                .orElseGet(() -> new Reading(hundreds, at - from));
    }

    private Optional<Reading> belowHundred(List<String> tokens, int at) {
        Integer ten = tens.get(tokens.get(at));
        if (ten == null) {
            return Optional.ofNullable(units.get(tokens.get(at))).map(u -> new Reading(u, 1));
        }
        Integer unit = at + 1 < tokens.size() ? units.get(tokens.get(at + 1)) : null;
        if (unit != null && unit > 0 && unit < 10) {
            return Optional.of(new Reading(ten + unit, 2));
        }
        return Optional.of(new Reading(ten, 1));
    }

    private Reading withFraction(List<String> tokens, int at, Reading whole) {
        int next = at + whole.length();
        for (List<String> half : halves) {
            if (next + half.size() <= tokens.size()
                    && tokens.subList(next, next + half.size()).equals(half)) {
                return new Reading(whole.value() + 0.5, whole.length() + half.size());
            }
        }
        if (next < tokens.size() && point.contains(tokens.get(next))) {
            return decimals(tokens, next + 1, whole);
        }
        return whole;
    }

    private Reading decimals(List<String> tokens, int from, Reading whole) {
        double value = whole.value();
        double place = 0.1;
        int taken = 0;
        while (taken < MAX_DECIMALS && from + taken < tokens.size()) {
            Integer digit = units.get(tokens.get(from + taken));
            if (digit == null || digit > 9) {
                break;
            }
            value += digit * place;
            place /= 10;
            taken++;
        }
        return taken == 0 ? whole : new Reading(Math.round(value * 100) / 100.0, whole.length() + 1 + taken);
    }

    /** The number in words, to one decimal; what a person would say. */
    public String say(double number) {
        if (number < 0) {
            return minus.iterator().next() + " " + say(-number);
        }
        long tenths = Math.round(number * 10);
        String whole = sayWhole((int) (tenths / 10));
        return tenths % 10 == 0
                ? whole
                : whole + " " + point.iterator().next() + " " + unitNames.get((int) (tenths % 10));
    }

    private String sayWhole(int n) {
        return scales.isEmpty() ? sayCounted(n) : sayMultiplied(n);
    }

    private String sayMultiplied(int n) {
        for (int scale : scales.values().stream()
                .sorted(java.util.Comparator.reverseOrder())
                .toList()) {
            if (n >= scale) {
                String head =
                        (n / scale > 1 || scale > 10 ? sayMultiplied(n / scale) + " " : "") + scaleNames.get(scale);
                return n % scale == 0 ? head : head + " " + sayMultiplied(n % scale);
            }
        }
        return java.util.Objects.requireNonNull(unitNames.get(n), "no word for " + n);
    }

    private String sayCounted(int n) {
        if (n >= 100) {
            String hundreds = sayCounted(n / 100) + " " + hundred.iterator().next();
            return n % 100 == 0 ? hundreds : hundreds + " " + sayCounted(n % 100);
        }
        String exact = unitNames.get(n);
        if (exact != null) {
            return exact;
        }
        String ten = java.util.Objects.requireNonNull(tenNames.get(n - n % 10), "no word for " + n);
        return n % 10 == 0 ? ten : ten + " " + unitNames.get(n % 10);
    }
}
