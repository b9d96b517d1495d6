package io.codriver.nlu.sample;

import io.codriver.nlu.Operation;
import io.codriver.nlu.Vocabulary;
import io.codriver.nlu.Vocabulary.DeviceWords;
import io.codriver.nlu.Vocabulary.Template;
import io.codriver.nlu.Vocabulary.TraitWords;
import io.codriver.nlu.Vocabulary.ZoneWords;
import io.codriver.nlu.match.Pattern;
import io.codriver.nlu.match.Pattern.Item;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** Sentences from templates and from slots with choices. */
final class TemplateSamples {
    /** What stands in an open slot: the recogniser's sign for any other word. */
    static final String UNKNOWN = "[unk]";

    private static final int PER_TEMPLATE = 24;

    private final Vocabulary vocabulary;
    private final SpokenValues values;
    private final Random random;

    TemplateSamples(Vocabulary vocabulary, SpokenValues values, Random random) {
        this.vocabulary = vocabulary;
        this.values = values;
        this.random = random;
    }

    List<Sample> of(DeviceWords device, Template template) {
        Pattern pattern = Pattern.parse(template.say());
        return shuffled(pattern.ways()).stream()
                .map(pattern::sequence)
                .filter(items -> !items.isEmpty())
                .distinct()
                .limit(PER_TEMPLATE)
                .map(items -> new Sample(said(device, items), template.operation(), device.id()))
                .toList();
    }

    private List<Integer> shuffled(int count) {
        List<Integer> out = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            out.add(i);
        }
        Collections.shuffle(out, random);
        return out;
    }

    /** Orders: some of the device's slots, mostly in the catalogue's order, in the ways that people order. */
    List<Sample> choices(DeviceWords device, TraitWords trait, List<String> frames, int count) {
        List<Sample> out = new ArrayList<>();
        for (int i = 0; i < count && !frames.isEmpty(); i++) {
            String order = order(device, trait);
            String text = i % 4 == 0 ? verb(device) + " " + order : pick(frames).replace("{order}", order);
            out.add(new Sample(text.strip(), Operation.START, device.id()));
        }
        return out;
    }

    private String verb(DeviceWords device) {
        List<String> verbs = device.verbs().getOrDefault(Operation.START, List.of());
        return verbs.isEmpty() ? "" : pick(verbs);
    }

    private String order(DeviceWords device, TraitWords trait) {
        List<List<String>> slots = new ArrayList<>(trait.slots().values());
        if (random.nextInt(3) == 0) {
            Collections.shuffle(slots, random);
        }
        List<String> said = new ArrayList<>();
        for (List<String> patterns : slots) {
            boolean last = said.isEmpty() && patterns.equals(slots.get(slots.size() - 1));
            if (random.nextInt(2) == 0 || last) {
                said.add(joint(said.isEmpty()) + said(device, pick(Pattern.expand(pick(patterns)))));
            }
        }
        return String.join(" ", said);
    }

    private String joint(boolean first) {
        return first ? pick(List.of("a ", "a ", "an ", "")) : pick(List.of("", "", "with ", "and ", "with a "));
    }

    private String said(DeviceWords device, List<Item> items) {
        List<String> words = new ArrayList<>();
        for (Item item : items) {
            words.add(item.kind() == Item.Kind.WORD ? item.text() : slot(device, item));
        }
        return String.join(" ", words);
    }

    private String slot(DeviceWords device, Item item) {
        if (item.kind() == Item.Kind.OPEN_SLOT) {
            return UNKNOWN + (random.nextBoolean() ? " " + UNKNOWN : "");
        }
        return switch (item.text()) {
            case "zone" -> zone(device);
            case "name" -> pick(device.names());
            case "value" -> value(device);
            default -> UNKNOWN;
        };
    }

    private String zone(DeviceWords device) {
        List<ZoneWords> fitting = vocabulary.zones().stream()
                .filter(z -> !z.names().isEmpty())
                .filter(z -> device.zones().isEmpty() || z.includes().stream().anyMatch(device.zones()::contains))
                .toList();
        return fitting.isEmpty() ? "" : pick(pick(fitting).names());
    }

    private String value(DeviceWords device) {
        return FrameGroups.valued(device, random).map(values::of).orElseGet(values::percent);
    }

    private <T> T pick(List<T> from) {
        return from.get(random.nextInt(from.size()));
    }
}
