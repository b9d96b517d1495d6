package io.codriver.runtime.boot;

import io.codriver.models.Bundle;
import io.codriver.models.BundleStore;
import io.codriver.models.ModelException;
import io.codriver.models.VectorCache;
import io.codriver.nlu.Interpreter;
import io.codriver.nlu.Vocabulary;
import io.codriver.nlu.fused.Arbitration;
import io.codriver.nlu.fused.FusedInterpreter;
import io.codriver.nlu.language.LanguagePack;
import io.codriver.nlu.match.CatalogMatcher;
import java.nio.file.Path;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Puts the trained model of a language above the matcher, where the program carries one that fits. */
final class TrainedModel {
    private static final Logger LOG = LoggerFactory.getLogger(TrainedModel.class);
    /** A bundle that fixes shapes and has learned nothing. */
    private static final String UNTRAINED = "0-random";

    private TrainedModel() {}

    /**
     * Who understands.
     *
     * @param bundle what it understands by, owned by the interpreter; empty when the matcher is alone
     */
    record Understander(Interpreter interpreter, Optional<Bundle> bundle) {
        static Understander alone(CatalogMatcher floor) {
            return new Understander(floor, Optional.empty());
        }
    }

    /** The matcher with the model above it, or the matcher alone; one warning when there is a model that can't be used. */
    static Understander above(CatalogMatcher floor, Vocabulary vocabulary, LanguagePack pack, VectorCache cache) {
        String name = "fused-" + vocabulary.language();
        try {
            Optional<String> version = BundleStore.versionOf(name).filter(v -> !v.equals(UNTRAINED));
            if (version.isEmpty()) {
                LOG.info("no trained model for '{}'; the matcher understands alone", vocabulary.language());
                return Understander.alone(floor);
            }
            FusedInterpreter fused = new FusedInterpreter(floor, vocabulary, pack, cache, Arbitration.USUAL, LOG::warn);
            Bundle bundle = BundleStore.bundled(name);
            return fused.swap(bundle).isEmpty()
                    ? new Understander(fused, Optional.of(bundle))
                    : Understander.alone(floor);
        } catch (ModelException e) {
            LOG.warn("{}; the matcher understands alone", e.getMessage());
            return Understander.alone(floor);
        }
    }

    /**
     * The matcher with the model in a folder above it. Who names a bundle means it: one that can't be used is an error.
     *
     * @throws IllegalArgumentException saying why it can't be used
     */
    static Understander from(
            Path folder, CatalogMatcher floor, Vocabulary vocabulary, LanguagePack pack, VectorCache cache) {
        try {
            FusedInterpreter fused = new FusedInterpreter(floor, vocabulary, pack, cache, Arbitration.USUAL, LOG::warn);
            Bundle bundle = BundleStore.read(folder);
            Optional<String> refused = fused.swap(bundle);
            if (refused.isPresent()) {
                throw new IllegalArgumentException(refused.get());
            }
            return new Understander(fused, Optional.of(bundle));
        } catch (ModelException e) {
            throw new IllegalArgumentException("the model bundle " + folder + " can't be used: " + e.getMessage(), e);
        }
    }
}
