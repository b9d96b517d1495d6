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
import java.util.Map;
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
        List<List<Item>> sequences = new ArrayList<>(Pattern.expand(template.say()));
        Collections.shuffle(sequences, random);
        return sequences.stream()
                .limit(PER_TEMPLATE)
                .map(items -> new Sample(said(device, items), template.operation(), device.id()))
                .toList();
    }

    /** Orders: some of the device's slots in random order behind one of its verbs. */
    List<Sample> choices(DeviceWords device, TraitWords trait, int count) {
        List<String> verbs = device.verbs().getOrDefault(Operation.START, List.of());
        List<Sample> out = new ArrayList<>();
        for (int i = 0; i < count && !verbs.isEmpty(); i++) {
            List<String> said = new ArrayList<>();
            said.add(pick(verbs));
            List<Map.Entry<String, List<String>>> slots =
                    new ArrayList<>(trait.slots().entrySet());
            Collections.shuffle(slots, random);
            for (Map.Entry<String, List<String>> slot : slots.subList(0, 1 + random.nextInt(slots.size()))) {
                said.add(joint(said.size()) + plain(device, pick(Pattern.expand(pick(slot.getValue())))));
            }
            out.add(new Sample(String.join(" ", said), Operation.START, device.id()));
        }
        return out;
    }

    private String joint(int position) {
        return position == 1 ? (random.nextBoolean() ? "a " : "") : pick(List.of("", "with ", "and ", "with a "));
    }

    private String plain(DeviceWords device, List<Item> items) {
        return said(device, items);
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
