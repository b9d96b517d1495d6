package io.codriver.runtime.eval;

import io.codriver.nlu.Interpreter;
import io.codriver.nlu.Operation;
import io.codriver.nlu.Understanding;
import io.codriver.nlu.Vocabulary;
import io.codriver.nlu.Vocabulary.DeviceWords;
import io.codriver.nlu.Wish;
import io.codriver.nlu.sample.Sample;
import io.codriver.nlu.sample.SentenceSampler;
import io.codriver.runtime.boot.Mind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Sentences sampled from a catalogue that the car's interpreter reads as wishes about the very device that they were
 * sampled for. Each device is sampled alone, so that a change to one device's words leaves the others' sentences as they
 * were. Deterministic. Immutable and thread-safe.
 */
public final class ReadBack {
    private static final long SEED = 20_261_122L;

    private final Mind mind;

    /** Sentences of one car in its mind's language. */
    public ReadBack(Mind mind) {
        this.mind = mind;
    }

    /**
     * Different sentences about the device and what each was read as, in the order in which they were sampled.
     *
     * @param perFrame how often each frame of a sentence is filled
     */
    Map<String, Wish> of(DeviceWords device, int perFrame) {
        Vocabulary all = mind.phrases().vocabulary();
        Vocabulary alone = new Vocabulary(all.language(), List.of(device), all.zones());
        Map<String, Wish> read = new LinkedHashMap<>();
        for (Sample sample : new SentenceSampler(alone, mind.pack(), SEED).sample(perFrame)) {
            if (!read.containsKey(sample.text())) {
                Understanding understood = mind.interpreter().interpret(sample.text(), Interpreter.Context.FRESH);
                if (isOneWish(understood, device.id())) {
                    read.put(sample.text(), understood.wishes().get(0));
                }
            }
        }
        return read;
    }

    private static boolean isOneWish(Understanding understood, String device) {
        return understood.kind() == Understanding.Kind.WISHES
                && understood.wishes().size() == 1
                && understood.wishes().get(0).device().equals(device);
    }

    /**
     * Some sentences for each device: one that asks without naming it, if there is one, the others by its first name and
     * each for another operation as far as there are any.
     *
     * @param most for each device
     */
    public Map<String, List<String>> examples(int most) {
        Map<String, List<String>> examples = new LinkedHashMap<>();
        for (DeviceWords device : mind.phrases().vocabulary().devices()) {
            examples.put(device.id(), examples(device, most));
        }
        return examples;
    }

    private List<String> examples(DeviceWords device, int most) {
        Map<String, Wish> read = of(device, 2);
        Set<String> plain = new LinkedHashSet<>();
        Set<Operation> shown = EnumSet.noneOf(Operation.class);
        List<String> sorted = read.keySet().stream()
                .filter(text -> text.indexOf('[') < 0) // an open slot has nothing to show
                .sorted(Comparator.comparing(
                                (String text) -> !text.contains(device.names().get(0)))
                        .thenComparing(String::length)
                        .thenComparing(Comparator.naturalOrder()))
                .toList();
        Optional<String> indirect =
                sorted.stream().filter(text -> isIndirect(text, device)).findFirst();
        sorted.stream()
                .filter(text -> shown.add(Objects.requireNonNull(read.get(text)).operation()))
                .forEach(plain::add);
        plain.addAll(sorted);
        indirect.ifPresent(plain::remove);
        List<String> chosen = new ArrayList<>(
                plain.stream().limit(indirect.isPresent() ? most - 1 : most).toList());
        indirect.ifPresent(chosen::add);
        return chosen;
    }

    private static boolean isIndirect(String text, DeviceWords device) {
        return text.indexOf(' ') > 0
                && device.names().stream().noneMatch(text::contains)
                && device.plurals().stream().noneMatch(text::contains);
    }
}
