package io.codriver.nlu.sample;

import io.codriver.nlu.TraitKind;
import io.codriver.nlu.Vocabulary.DeviceWords;
import io.codriver.nlu.Vocabulary.TraitWords;
import io.codriver.nlu.language.LanguagePack;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Values in words. */
final class SpokenValues {
    private final LanguagePack pack;
    private final Random random;
    private final List<String> fractions = new ArrayList<>();

    SpokenValues(LanguagePack pack, Random random) {
        this.pack = pack;
        this.random = random;
        pack.fractions().values().forEach(fractions::addAll);
    }

    String of(TraitWords trait) {
        if (!trait.values().isEmpty() && (isNamed(trait) || random.nextInt(3) == 0)) {
            List<List<String>> forms =
                    trait.values().values().stream().filter(f -> !f.isEmpty()).toList();
            return pick(pick(forms));
        }
        if (trait.kind() == TraitKind.TEMPERATURE) {
            return degrees(trait);
        }
        return random.nextBoolean() ? percent() : fraction();
    }

    private static boolean isNamed(TraitWords trait) {
        return trait.kind() == TraitKind.MODE || trait.kind() == TraitKind.COLOUR;
    }

    private String degrees(TraitWords trait) {
        int halves = (int) Math.round((trait.max() - trait.min()) * 2);
        double number = trait.min() + random.nextInt(halves + 1) / 2.0;
        String words = pack.numbers().say(number);
        return random.nextBoolean() ? words : words + " " + pick(units("degrees"));
    }

    String percent() {
        int percent = 5 * (1 + random.nextInt(20));
        return pack.numbers().say(percent) + " " + pick(units("percent"));
    }

    String fraction() {
        return pick(fractions);
    }

    String amount(DeviceWords device) {
        if (FrameGroups.isWarm(device)) {
            return pack.numbers().say(1 + random.nextInt(5)) + " degrees";
        }
        return random.nextBoolean() ? percent() : pack.numbers().say(2 + random.nextInt(3)) + " " + pick(units("step"));
    }

    /** Units that are words; signs can't be spoken. */
    private List<String> units(String id) {
        return pack.units().getOrDefault(id, List.of("")).stream()
                .filter(u -> u.isEmpty() || Character.isLetter(u.charAt(0)))
                .toList();
    }

    private <T> T pick(List<T> from) {
        return from.get(random.nextInt(from.size()));
    }
}
