package io.codriver.nlu.language;

import java.time.Duration;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Delays and times of the day in words: "in ten minutes", "at half past six", "at 7 30 pm". Delays of more than a day
 * are none. A bare hour is taken as the clock's hour, "seven" as seven in the morning. Immutable.
 */
public final class ClockWords {
    private static final Duration LONGEST = Duration.ofHours(24);

    /** A delay and where it ends in the tokens. */
    public record Delay(Duration duration, int end) {}

    /**
     * A time of the day and where it ends in the tokens.
     *
     * @param sure false for a bare number, which may be no time at all
     */
    public record Time(LocalTime time, int end, boolean sure) {}

    private record Part(double number, int end) {}

    private final NumberWords numbers;
    private final Map<List<String>, Integer> units = new HashMap<>();
    private final Map<List<String>, Integer> durations = new HashMap<>();
    private final Map<String, List<List<String>>> words = new HashMap<>();

    private ClockWords(PackReader in, NumberWords numbers) {
        this.numbers = numbers;
        in.counted("units").forEach((s, forms) -> forms.forEach(f -> units.put(cut(f), s)));
        in.counted("durations").forEach((s, forms) -> forms.forEach(f -> durations.put(cut(f), s)));
        for (String role : in.keys()) {
            if (!role.equals("units") && !role.equals("durations")) {
                words.put(
                        role,
                        new ArrayList<>(
                                in.list(role).stream().map(ClockWords::cut).toList()));
            }
        }
    }

    static ClockWords from(PackReader in, NumberWords numbers) {
        return new ClockWords(in, numbers);
    }

    private static List<String> cut(String phrase) {
        return List.of(phrase.split(" "));
    }

    /** The delay that begins at {@code at}: "in ten minutes", "ten minutes from now". */
    public Optional<Delay> delay(List<String> tokens, int at) {
        int from = after("in", tokens, at);
        Optional<Part> seconds = seconds(tokens, from);
        return seconds.flatMap(s -> {
            int end = after("later", tokens, s.end());
            Duration delay = Duration.ofMillis(Math.round(s.number() * 1000));
            boolean said = from > at || end > s.end();
            boolean fits = said && delay.compareTo(Duration.ZERO) > 0 && delay.compareTo(LONGEST) <= 0;
            return fits ? Optional.of(new Delay(delay, end)) : Optional.empty();
        });
    }

    private Optional<Part> seconds(List<String> tokens, int at) {
        if (at >= tokens.size()) {
            return Optional.empty();
        }
        Optional<Part> whole = longest(durations, tokens, at);
        if (whole.isPresent()) {
            return whole;
        }
        return numbers.read(tokens, at).flatMap(n -> longest(units, tokens, at + n.length())
                .map(unit -> new Part(n.value() * unit.number(), unit.end())));
    }

    private static Optional<Part> longest(Map<List<String>, Integer> forms, List<String> tokens, int at) {
        for (int length = Math.min(5, tokens.size() - at); length > 0; length--) {
            Integer seconds = forms.get(tokens.subList(at, at + length));
            if (seconds != null) {
                return Optional.of(new Part(seconds, at + length));
            }
        }
        return Optional.empty();
    }

    /** The time of the day that begins at {@code at}: "at half past six", "at 7 30 pm", "at noon". */
    public Optional<Time> time(List<String> tokens, int at) {
        int from = after("at", tokens, at);
        if (from == at || from >= tokens.size()) {
            return Optional.empty();
        }
        int noon = after("noon", tokens, from);
        int midnight = after("midnight", tokens, from);
        if (noon > from || midnight > from) {
            return Optional.of(new Time(LocalTime.of(noon > from ? 12 : 0, 0), Math.max(noon, midnight), true));
        }
        return relative(tokens, from).or(() -> plain(tokens, from));
    }

    private Optional<Time> relative(List<String> tokens, int from) {
        for (Map.Entry<String, Integer> role :
                Map.of("halfPast", 30, "quarterPast", 15, "quarterTo", -15).entrySet()) {
            int hourAt = after(role.getKey(), tokens, from);
            if (hourAt > from) {
                return whole(tokens, hourAt, 23).flatMap(h -> day(tokens, h, role.getValue(), true));
            }
        }
        return whole(tokens, from, 59).flatMap(minutes -> {
            int past = after("past", tokens, minutes.end());
            int to = after("to", tokens, minutes.end());
            int sign = past > minutes.end() ? 1 : -1;
            return past == minutes.end() && to == minutes.end()
                    ? Optional.empty()
                    : whole(tokens, Math.max(past, to), 23)
                            .flatMap(h -> day(tokens, h, sign * (int) minutes.number(), true));
        });
    }

    private Optional<Time> plain(List<String> tokens, int from) {
        return whole(tokens, from, 23).flatMap(hour -> {
            Optional<Part> minute = whole(tokens, hour.end(), 59);
            int oclock = after("oclock", tokens, hour.end());
            return minute.isPresent()
                    ? day(
                            tokens,
                            new Part(hour.number(), minute.get().end()),
                            (int) minute.get().number(),
                            true)
                    : day(tokens, new Part(hour.number(), oclock), 0, oclock > hour.end());
        });
    }

    private Optional<Time> day(List<String> tokens, Part hour, int minutes, boolean sure) {
        int am = after("am", tokens, hour.end());
        int pm = after("pm", tokens, hour.end());
        boolean said = am > hour.end() || pm > hour.end();
        int h = (int) hour.number();
        if (said && (h == 0 || h > 12)) {
            return Optional.empty();
        }
        int clock = !said ? h : h % 12 + (pm > hour.end() ? 12 : 0);
        LocalTime time = LocalTime.of(clock, 0).plusMinutes(minutes);
        return Optional.of(new Time(time, Math.max(am, pm), sure || said));
    }

    private Optional<Part> whole(List<String> tokens, int at, int max) {
        if (at >= tokens.size()) {
            return Optional.empty();
        }
        return numbers.read(tokens, at)
                .filter(n -> n.value() >= 0 && n.value() <= max && n.value() == Math.rint(n.value()))
                .map(n -> new Part(n.value(), at + n.length()));
    }

    /** Where the longest form of a role at {@code at} ends; {@code at} when there is none. */
    private int after(String role, List<String> tokens, int at) {
        int end = at;
        for (List<String> form : words.getOrDefault(role, List.of())) {
            int stop = at + form.size();
            if (stop <= tokens.size() && tokens.subList(at, stop).equals(form)) {
                end = Math.max(end, stop);
            }
        }
        return end;
    }
}
