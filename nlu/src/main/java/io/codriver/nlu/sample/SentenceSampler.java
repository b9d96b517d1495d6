package io.codriver.nlu.sample;

import io.codriver.nlu.Operation;
import io.codriver.nlu.TraitKind;
import io.codriver.nlu.Vocabulary;
import io.codriver.nlu.Vocabulary.DeviceWords;
import io.codriver.nlu.Vocabulary.Template;
import io.codriver.nlu.Vocabulary.TraitWords;
import io.codriver.nlu.language.LanguagePack;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/**
 * Samples sentences from a vocabulary. Deterministic for a seed. Every device is said with every frame of every
 * operation that it carries, with names, zones and values drawn at random.
 */
public final class SentenceSampler {
    private static final int ORDERS = 600;

    private final LanguagePack pack;
    private final Vocabulary vocabulary;
    private final Random random;
    private final NounPhrases nouns;
    private final SpokenValues values;
    private final TemplateSamples templates;

    /**
     * Prepares sampling.
     *
     * @param seed the same seed gives the same sentences
     */
    public SentenceSampler(Vocabulary vocabulary, LanguagePack pack, long seed) {
        this.vocabulary = vocabulary;
        this.pack = pack;
        this.random = new Random(seed);
        this.nouns = new NounPhrases(vocabulary, pack, random);
        this.values = new SpokenValues(pack, random);
        this.templates = new TemplateSamples(vocabulary, values, random);
    }

    /**
     * Sentences for every device.
     *
     * @param perFrame how often each frame is filled for each device; 2 gives about 150 sentences a device
     */
    public List<Sample> sample(int perFrame) {
        Set<Sample> out = new LinkedHashSet<>();
        List<String> choiceFrames = pack.frames().getOrDefault("choice", List.of());
        for (DeviceWords device : vocabulary.devices()) {
            for (Map.Entry<String, Operation> group : FrameGroups.of(device).entrySet()) {
                framed(device, group.getKey(), group.getValue(), perFrame, out);
            }
            verbs(device, out);
            for (Template template : device.templates()) {
                out.addAll(templates.of(device, template));
            }
            device.traits().stream()
                    .filter(t -> t.kind() == TraitKind.CHOICES)
                    .forEach(t -> out.addAll(templates.choices(device, t, choiceFrames, ORDERS * perFrame)));
        }
        return List.copyOf(out);
    }

    /** Pairs of the given sentences, joined as people join two wishes. */
    public List<String> joined(List<Sample> samples, int count) {
        List<String> frames = pack.frames().getOrDefault("join", List.of());
        List<String> out = new ArrayList<>();
        for (int i = 0; i < count && !frames.isEmpty() && !samples.isEmpty(); i++) {
            out.add(pick(frames)
                    .replace("{one}", pick(samples).text())
                    .replace("{two}", pick(samples).text()));
        }
        return out;
    }

    private void framed(DeviceWords device, String group, Operation operation, int perFrame, Set<Sample> out) {
        for (String frame : pack.frames().getOrDefault(group, List.of())) {
            for (int i = 0; i < perFrame; i++) {
                String filled = fill(frame, device);
                if (!filled.isEmpty()) {
                    out.add(new Sample(filled, operation, device.id()));
                }
            }
        }
    }

    /** The frame with its slots filled; empty when the device has nothing to fill one with. */
    private String fill(String frame, DeviceWords device) {
        String text = frame.replace("{noun}", nouns.of(device)).replace("{name}", pick(device.names()));
        if (text.contains("{value}")) {
            TraitWords trait = FrameGroups.valued(device, random).orElse(null);
            if (trait == null) {
                return "";
            }
            text = text.replace("{value}", values.of(trait));
        }
        return text.replace("{percent}", values.percent())
                .replace("{fraction}", values.fraction())
                .replace("{amount}", values.amount(device));
    }

    private void verbs(DeviceWords device, Set<Sample> out) {
        device.verbs().forEach((operation, words) -> {
            for (String verb : words) {
                out.add(new Sample(verb + " " + nouns.of(device), operation, device.id()));
            }
        });
    }

    private <T> T pick(List<T> from) {
        return from.get(random.nextInt(from.size()));
    }
}
