package io.codriver.runtime.plan;

import io.codriver.nlu.Operation;
import io.codriver.nlu.Value;
import io.codriver.nlu.Wish;
import io.codriver.nlu.ZoneTerm;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Wishes in one line: {@code operation device[@zones] [value] [slot=words]}. Zones are ids, {@code mine}, {@code all},
 * {@code others} or {@code -id} for an exception, with commas between; values are {@code 22}, {@code 22c}, {@code 72f},
 * {@code 50%}, {@code 1/2} of the range, {@code +1} steps or {@code #name}.
 */
public final class Shorthand {
    private Shorthand() {}

    public static Wish wish(String line) {
        List<String> words = FirstCar.words(line);
        Operation operation = Operation.of(words.get(0)).orElseThrow();
        String[] noun = words.get(1).split("@", 2);
        List<ZoneTerm> zones = noun.length == 1
                ? List.of()
                : Arrays.stream(noun[1].split(",")).map(Shorthand::zone).toList();
        Value value = Value.NONE;
        Map<String, String> slots = new LinkedHashMap<>();
        for (String word : words.subList(2, words.size())) {
            if (word.contains("=")) {
                slots.put(
                        word.substring(0, word.indexOf('=')),
                        word.substring(word.indexOf('=') + 1).replace('~', ' '));
            } else {
                value = value(word);
            }
        }
        return new Wish(operation, noun[0], zones, value, slots);
    }

    /** Several wishes of one sentence, with " and " between them. */
    public static List<Wish> wishes(String line) {
        List<Wish> out = new ArrayList<>();
        for (String part : line.split(" and ")) {
            out.add(wish(part));
        }
        return out;
    }

    private static ZoneTerm zone(String text) {
        return switch (text) {
            case "mine" -> ZoneTerm.MINE;
            case "all" -> ZoneTerm.ALL;
            case "others" -> ZoneTerm.OTHERS;
            default ->
                text.startsWith("-") ? new ZoneTerm(ZoneTerm.Kind.EXCEPT, text.substring(1)) : ZoneTerm.named(text);
        };
    }

    private static Value value(String text) {
        if (text.startsWith("#")) {
            return Value.named(text.substring(1));
        }
        if (text.startsWith("+")) {
            return Value.steps(Double.parseDouble(text));
        }
        if (text.contains("/")) {
            String[] parts = text.split("/", 2);
            return Value.fraction(Double.parseDouble(parts[0]) / Double.parseDouble(parts[1]));
        }
        String digits = text.replaceAll("[cf%]$", "");
        String unit =
                switch (text.substring(digits.length())) {
                    case "c" -> "celsius";
                    case "f" -> "fahrenheit";
                    case "%" -> "percent";
                    default -> "";
                };
        return Value.number(Double.parseDouble(digits), unit);
    }
}
