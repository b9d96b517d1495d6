package io.codriver.runtime.boot;

import io.codriver.nlu.Operation;
import io.codriver.nlu.Vocabulary;
import io.codriver.nlu.Vocabulary.DeviceWords;
import io.codriver.nlu.language.LanguagePack;
import io.codriver.nlu.sample.SentenceSampler;
import io.codriver.runtime.reply.Examples;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Examples drawn from what the car understands of one device, only when somebody asks for help: starting up doesn't wait
 * for it. The shortest sentence of three words or more for each operation.
 */
final class SampledExamples implements Examples {
    private static final int FEWEST_WORDS = 3;

    private final Vocabulary vocabulary;
    private final LanguagePack pack;
    private final long seed;

    SampledExamples(Vocabulary vocabulary, LanguagePack pack, long seed) {
        this.vocabulary = vocabulary;
        this.pack = pack;
        this.seed = seed;
    }

    @Override
    public List<String> of(String device) {
        List<DeviceWords> only =
                vocabulary.devices().stream().filter(d -> d.id().equals(device)).toList();
        Vocabulary narrow = new Vocabulary(vocabulary.language(), only, vocabulary.zones());
        Map<Operation, String> shortest = new LinkedHashMap<>();
        new SentenceSampler(narrow, pack, seed)
                .sample(1).stream()
                        .filter(s -> s.text().split(" ").length >= FEWEST_WORDS)
                        .sorted(Comparator.comparingInt(s -> s.text().length()))
                        .forEach(s -> shortest.putIfAbsent(s.operation(), s.text()));
        return List.copyOf(shortest.values());
    }
}
