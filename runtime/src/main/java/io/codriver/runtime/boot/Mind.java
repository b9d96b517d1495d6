package io.codriver.runtime.boot;

import io.codriver.models.VectorCache;
import io.codriver.nlu.Interpreter;
import io.codriver.nlu.Scene;
import io.codriver.nlu.Suggester;
import io.codriver.nlu.Vocabulary;
import io.codriver.nlu.fused.FusedInterpreter;
import io.codriver.nlu.language.LanguagePack;
import io.codriver.nlu.match.CatalogMatcher;
import io.codriver.nlu.sample.Sample;
import io.codriver.nlu.sample.SentenceSampler;
import io.codriver.runtime.app.Apps;
import io.codriver.runtime.boot.TrainedModel.Understander;
import io.codriver.runtime.catalog.AppData;
import io.codriver.runtime.catalog.Catalog;
import io.codriver.runtime.catalog.Catalog.Phrases;
import io.codriver.runtime.fuse.CabinGeometry;
import io.codriver.runtime.fuse.CabinMoment;
import io.codriver.runtime.fuse.Fusion;
import io.codriver.runtime.fuse.Surroundings;
import io.codriver.runtime.plan.Planner;
import io.codriver.runtime.reply.Examples;
import io.codriver.runtime.reply.Replies;
import io.codriver.runtime.reply.ReplyBook;
import io.codriver.runtime.session.Thinking;
import io.codriver.runtime.turn.Turn;
import io.codriver.runtime.turn.TurnState;
import io.codriver.vehiclebus.SignalBoard;
import io.codriver.vehiclebus.SignalPath;
import io.codriver.vehiclebus.VehicleModel;
import io.codriver.vehiclebus.gateway.sim.Consequences;
import io.codriver.vehiclebus.guard.CatalogGuard;
import io.codriver.vehiclebus.guard.Guard;
import io.codriver.vehiclebus.guard.Policy;
import io.codriver.vehiclebus.guard.SeatZones;
import io.codriver.voice.LanguageModel;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.Set;

/**
 * Everything pure that one car needs, made from its catalogue: interpreter, planner, turn, guard. Whoever made it
 * closes it, once nobody thinks with it any more.
 *
 * @param phrases the language that it speaks
 * @param apps the simulated apps of the car
 * @param surroundings what is made of looks and of the bus for the interpreter
 */
public record Mind(
        Catalog catalog,
        Phrases phrases,
        LanguagePack pack,
        VehicleModel model,
        Interpreter interpreter,
        Fusion fusion,
        Thinking thinking,
        Apps apps,
        Surroundings surroundings)
        implements AutoCloseable {
    private static final long SEED = 20_261_121L;
    private static final int PER_FRAME = 2;
    private static final int JOINED = 400;
    private static final int WARM_SENTENCES = 150;
    private static final int WARM_DEVICES = 50;

    /** Makes the mind of a car without apps. Terms as in {@link #of(Catalog, AppData, String)}. */
    public static Mind of(Catalog catalog, String language) {
        return of(catalog, AppData.NONE, language);
    }

    /**
     * Makes the mind of one car.
     *
     * @throws IllegalArgumentException when the catalogue lacks the language, or no language pack is shipped for it
     */
    public static Mind of(Catalog catalog, AppData data, String language) {
        return of(catalog, data, language, (floor, vocabulary, pack) -> Understander.alone(floor));
    }

    /**
     * Makes the mind of one car that also understands by the trained model, where there is one for the language.
     *
     * @param names where the model keeps what it makes of the car's names, which takes it a second or two
     * @throws IllegalArgumentException as above
     */
    public static Mind trained(Catalog catalog, AppData data, String language, VectorCache names) {
        return of(
                catalog,
                data,
                language,
                (floor, vocabulary, pack) -> TrainedModel.above(floor, vocabulary, pack, names));
    }

    /**
     * The same with a bundle in a folder in place of the one that the program carries.
     *
     * @throws IllegalArgumentException as above, and when the bundle can't be used
     */
    public static Mind trained(Catalog catalog, AppData data, String language, VectorCache names, Path bundle) {
        return of(
                catalog,
                data,
                language,
                (floor, vocabulary, pack) -> TrainedModel.from(bundle, floor, vocabulary, pack, names));
    }

    /** What understands above the matcher; the matcher itself for nothing. */
    private interface Above {
        Understander put(CatalogMatcher floor, Vocabulary vocabulary, LanguagePack pack);
    }

    private static Mind of(Catalog catalog, AppData data, String language, Above above) {
        Phrases phrases = catalog.phrases().get(language);
        if (phrases == null) {
            throw new IllegalArgumentException("the catalogue has no phrases for '" + language + "'; it has "
                    + catalog.phrases().keySet());
        }
        LanguagePack pack = LanguagePack.load(language);
        VehicleModel model = new VehicleModel(catalog.signals());
        CatalogMatcher floor = new CatalogMatcher(phrases.vocabulary(), pack);
        Understander understander = above.put(floor, phrases.vocabulary(), pack);
        Interpreter interpreter = understander.interpreter();
        Apps apps = new Apps(data, language);
        Planner planner = new Planner(catalog, model, apps);
        ReplyBook book = ReplyBook.load(language, phrases.replies());
        Examples examples = new SampledExamples(phrases.vocabulary(), pack, SEED);
        Replies replies = new Replies(catalog, phrases.vocabulary(), book, examples);
        Turn turn = new Turn(planner, replies, ZoneId.systemDefault());
        Thinking thinking = new Thinking(interpreter, planner, turn, guard(catalog, model), System::nanoTime);
        Surroundings surroundings = new Surroundings(
                catalog, geometry(understander, catalog.vehicle().driverSide()));
        return new Mind(
                catalog, phrases, pack, model, interpreter, new Fusion(interpreter), thinking, apps, surroundings);
    }

    /** The cabin that the model was trained for; the program's own bundle says where things are when no model is used. */
    private static CabinGeometry geometry(Understander understander, String driverSide) {
        return understander
                .bundle()
                .map(b -> CabinGeometry.of(b.heads(), b.targets(), driverSide))
                .orElseGet(() -> BundledCabin.geometry(driverSide));
    }

    private static Guard guard(Catalog catalog, VehicleModel model) {
        Map<String, Set<String>> own = new LinkedHashMap<>();
        catalog.vehicle().seats().forEach(s -> own.put(s.id(), Set.copyOf(s.owns())));
        List<Policy> policies = new ArrayList<>();
        ServiceLoader.load(Policy.class).forEach(policies::add);
        return new CatalogGuard(model, catalog.policies(), policies, new SeatZones(own));
    }

    /** The sentences that the recogniser decodes with: sampled from the catalogue, and the fixed ones of the language. */
    public LanguageModel languageModel() {
        SentenceSampler sampler = new SentenceSampler(phrases.vocabulary(), pack, SEED);
        List<Sample> samples = sampler.sample(PER_FRAME);
        Set<String> sentences = new LinkedHashSet<>();
        samples.forEach(s -> sentences.add(s.text()));
        sentences.addAll(sampler.joined(samples, JOINED));
        pack.answers().values().forEach(sentences::addAll);
        sentences.addAll(phrases.extraSentences());
        sentences.addAll(apps.sentences());
        return new LanguageModel(List.copyOf(sentences), phrases.spokenForms());
    }

    /**
     * Thinks about some sampled sentences and forgets them, so that the first person to speak doesn't wait for classes
     * to load. Changes nothing.
     */
    public void warmUp() {
        SignalBoard board = new SignalBoard(model);
        catalog.signals().forEach(s -> s.initial().ifPresent(v -> board.put(s.path(), v, Instant.EPOCH)));
        String seat = catalog.vehicle().seats().get(0).id();
        List<Sample> samples = new SentenceSampler(some(phrases.vocabulary()), pack, SEED).sample(1);
        Scene scene = surroundings.scene(seat, "", board.snapshot());
        for (int i = 0; i < samples.size(); i += 1 + samples.size() / WARM_SENTENCES) {
            CabinMoment moment = fusion.typed(seat, samples.get(i).text(), board.snapshot(), scene);
            thinking.think(TurnState.START, moment, Instant.EPOCH);
        }
    }

    /** What follows in the car from what the apps are told, for a car that obeys at once. */
    public Consequences consequences() {
        return new Consequences(model, apps.consequences());
    }

    /** Enough of a large car to load every class. */
    private static Vocabulary some(Vocabulary words) {
        int many = Math.min(WARM_DEVICES, words.devices().size());
        return new Vocabulary(words.language(), words.devices().subList(0, many), words.zones());
    }

    /** What finds something worth offering: the trained model, or nothing. */
    public Suggester suggester() {
        return interpreter instanceof Suggester found ? found : Suggester.NONE;
    }

    /** Gives the trained model's native memory back; the matcher goes on alone. */
    @Override
    public void close() {
        if (interpreter instanceof FusedInterpreter fused) {
            fused.close();
        }
    }

    /** The pairs of signals that say the same thing, for the simulated car. */
    public Map<SignalPath, SignalPath> mirrors() {
        return catalog.mirrors();
    }
}
