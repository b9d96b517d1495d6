package io.codriver.nlu.match;

import io.codriver.nlu.Operation;
import io.codriver.nlu.Value;
import io.codriver.nlu.Vocabulary.SharedName;
import io.codriver.nlu.Vocabulary.Template;
import io.codriver.nlu.ZoneTerm;
import io.codriver.nlu.language.LanguagePack.Mark;
import java.util.List;
import java.util.Map;

/** One thing that a phrase can mean. A phrase may have several; its neighbours decide. */
sealed interface Sense {
    /** Any device, for words that belong to none. */
    int ANY = -1;

    /** A verb; {@code device} is the index of the only device that it is for, or {@link #ANY}. */
    record Verb(Operation operation, int device) implements Sense {}

    /** A small word that carries an operation when no verb did. */
    record Particle(Operation operation) implements Sense {}

    /** A device by name. */
    record Device(int device, boolean plural) implements Sense {}

    /** A name that any of several devices may be meant by. */
    record Shared(SharedName name) implements Sense {}

    /** A zone by name. */
    record Zone(ZoneTerm term) implements Sense {}

    /** A number, fraction or amount. */
    record Quantity(Value value) implements Sense {}

    /** A named value of one device. */
    record Named(int device, String id) implements Sense {}

    /** A place in a list that was offered, from 1; -1 for the last. */
    record Ordinal(int place) implements Sense {}

    /** A condition that the catalogue names. */
    record Condition(String id) implements Sense {}

    /** A word around conditions, by its role there. */
    record Role(String role) implements Sense {}

    /** Words that fill one slot of a device with choices. */
    record Choice(int device, String slot) implements Sense {}

    /** A word by its role. */
    record Marker(Mark mark) implements Sense {}

    /** A whole template, with what stood in its slots; {@code unsaid} are the zones that it means when none is said. */
    record Matched(
            int device,
            Template template,
            List<ZoneTerm> zones,
            List<ZoneTerm> unsaid,
            Value value,
            Map<String, String> slots)
            implements Sense {}
}
