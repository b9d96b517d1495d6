package io.codriver.nlu.match;

import io.codriver.nlu.Operation;
import io.codriver.nlu.TraitKind;
import io.codriver.nlu.Value;
import io.codriver.nlu.Vocabulary;
import io.codriver.nlu.Vocabulary.ConditionWords;
import io.codriver.nlu.Vocabulary.DeviceWords;
import io.codriver.nlu.Vocabulary.RoutineWords;
import io.codriver.nlu.Vocabulary.SharedName;
import io.codriver.nlu.Vocabulary.Template;
import io.codriver.nlu.Vocabulary.Topic;
import io.codriver.nlu.Vocabulary.TraitWords;
import io.codriver.nlu.Vocabulary.ZoneWords;
import io.codriver.nlu.Wish;
import io.codriver.nlu.ZoneTerm;
import io.codriver.nlu.language.LanguagePack;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A car small enough to read: one device per trait, with the name clashes that real catalogues have. */
public final class TestCar {
    private static final Set<String> SEATS = Set.of("driver", "front-passenger", "rear-left", "rear-right");
    public static final LanguagePack ENGLISH = LanguagePack.load("en");

    private TestCar() {}

    public static CatalogMatcher matcher() {
        return new CatalogMatcher(vocabulary(), ENGLISH);
    }

    public static Vocabulary vocabulary() {
        return new Vocabulary("en", devices(), zones());
    }

    /** The same car with all that the small one lacks: shared names, routines, conditions, topics. */
    public static CatalogMatcher full() {
        Wish dim = new Wish(Operation.DECREASE, "reading-light", List.of(ZoneTerm.ALL), Value.NONE, Map.of());
        Wish blue = new Wish(Operation.SET, "ambient-light", List.of(), Value.named("blue"), Map.of());
        Vocabulary full = new Vocabulary(
                "en",
                devices(),
                zones(),
                List.of(
                        new Topic("lights", List.of("lights", "lighting"), Set.of("reading-light", "ambient-light")),
                        new Topic("seats", List.of("seats", "seat"), Set.of("seat-heating"))),
                List.of(new RoutineWords("movie-night", List.of("movie night", "cinema mode"), List.of(dim, blue))),
                List.of(
                        new ConditionWords("rain", List.of("it starts raining", "it rains", "it is raining")),
                        new ConditionWords("dark", List.of("it gets dark", "it is dark")),
                        new ConditionWords("parked", List.of("we are parked", "we have parked"))),
                List.of(new SharedName(List.of("light", "lights", "lamp"), List.of("ambient-light", "reading-light"))));
        return new CatalogMatcher(full, ENGLISH);
    }

    private static List<DeviceWords> devices() {
        return List.of(
                device(
                        "window",
                        List.of("window"),
                        List.of("windows"),
                        SEATS,
                        Map.of(
                                Operation.OPEN, List.of("roll down", "lower", "wind down", "down"),
                                Operation.CLOSE, List.of("roll up", "raise", "wind up", "up")),
                        List.of(trait(TraitKind.OPEN_CLOSE, 0, 100, "percent")),
                        List.of(
                                new Template("let some [fresh] air in", Operation.OPEN, "20"),
                                new Template("air out the car", Operation.OPEN, "", List.of(ZoneTerm.ALL)),
                                new Template("air out [{zone}]", Operation.OPEN, "", List.of(ZoneTerm.ALL)))),
                device(
                        "sunroof",
                        List.of("sunroof", "roof"),
                        List.of(),
                        Set.of(),
                        Map.of(),
                        List.of(trait(TraitKind.OPEN_CLOSE, 0, 100, "percent")),
                        List.of()),
                device(
                        "temperature",
                        List.of("temperature", "heat"),
                        List.of("temperatures"),
                        SEATS,
                        Map.of(
                                Operation.INCREASE, List.of("warmer", "hotter", "warm up"),
                                Operation.DECREASE, List.of("colder", "cooler", "cool down")),
                        List.of(trait(TraitKind.TEMPERATURE, 16, 28, "celsius")),
                        List.of(
                                new Template("[i am] [too] (cold|freezing) [{zone}]", Operation.INCREASE, ""),
                                new Template("it is too hot [in here|{zone}]", Operation.DECREASE, ""))),
                device(
                        "fan",
                        List.of("fan", "fan speed", "blower"),
                        List.of(),
                        Set.of(),
                        Map.of(),
                        List.of(trait(TraitKind.LEVEL, 0, 100, "percent")),
                        List.of()),
                device(
                        "airflow",
                        List.of("airflow", "air"),
                        List.of(),
                        Set.of(),
                        Map.of(),
                        List.of(new TraitWords(
                                TraitKind.MODE,
                                0,
                                0,
                                "",
                                Map.of("feet", List.of("feet", "my feet"), "face", List.of("face", "my face")),
                                Map.of())),
                        List.of()),
                device(
                        "seat-heating",
                        List.of("seat heating", "heated seat", "seat heater"),
                        List.of("seat heaters", "heated seats"),
                        SEATS,
                        Map.of(),
                        List.of(trait(TraitKind.LEVEL, 0, 100, "percent"), trait(TraitKind.ON_OFF, 0, 0, "")),
                        List.of()),
                device(
                        "reading-light",
                        List.of("reading light", "light", "lamp"),
                        List.of("lights", "reading lights"),
                        SEATS,
                        Map.of(Operation.DECREASE, List.of("dim", "dimmer"), Operation.INCREASE, List.of("brighter")),
                        List.of(trait(TraitKind.ON_OFF, 0, 0, ""), trait(TraitKind.LEVEL, 0, 100, "percent")),
                        List.of()),
                device(
                        "ambient-light",
                        List.of("ambient light", "ambient lighting", "light"),
                        List.of("lights"),
                        Set.of(),
                        Map.of(),
                        List.of(
                                trait(TraitKind.ON_OFF, 0, 0, ""),
                                new TraitWords(
                                        TraitKind.COLOUR,
                                        0,
                                        0,
                                        "",
                                        Map.of("blue", List.of("blue"), "red", List.of("red")),
                                        Map.of())),
                        List.of()),
                device(
                        "door",
                        List.of("door"),
                        List.of("doors"),
                        SEATS,
                        Map.of(),
                        List.of(trait(TraitKind.OPEN_CLOSE, 0, 100, "percent")),
                        List.of()),
                device(
                        "door-lock",
                        List.of("door lock", "door", "car"),
                        List.of("doors", "door locks"),
                        SEATS,
                        Map.of(Operation.ON, List.of("lock", "locked"), Operation.OFF, List.of("unlock")),
                        List.of(trait(TraitKind.ON_OFF, 0, 0, "")),
                        List.of()),
                device(
                        "defroster",
                        List.of("defroster", "defogger"),
                        List.of(),
                        Set.of("windshield-front", "windshield-rear"),
                        Map.of(Operation.ON, List.of("defrost")),
                        List.of(trait(TraitKind.ON_OFF, 0, 0, "")),
                        List.of()),
                device(
                        "media",
                        List.of("music", "song", "track"),
                        List.of(),
                        Set.of(),
                        Map.of(Operation.START, List.of("play")),
                        List.of(trait(TraitKind.TRANSPORT, 0, 0, "")),
                        List.of(new Template("play {*title}", Operation.START, ""))),
                device(
                        "volume",
                        List.of("volume", "sound"),
                        List.of(),
                        Set.of(),
                        Map.of(
                                Operation.INCREASE,
                                List.of("louder"),
                                Operation.DECREASE,
                                List.of("quieter"),
                                Operation.OFF,
                                List.of("mute"),
                                Operation.ON,
                                List.of("unmute")),
                        List.of(trait(TraitKind.LEVEL, 0, 100, "percent")),
                        List.of()),
                device(
                        "navigation",
                        List.of("navigation"),
                        List.of(),
                        Set.of(),
                        Map.of(),
                        List.of(trait(TraitKind.DESTINATION, 0, 0, "")),
                        List.of(new Template("(navigate|drive|take me) to {*destination}", Operation.START, ""))),
                device(
                        "battery",
                        List.of("battery", "charge"),
                        List.of(),
                        Set.of(),
                        Map.of(),
                        List.of(trait(TraitKind.QUERY, 0, 100, "percent")),
                        List.of()));
    }

    private static List<ZoneWords> zones() {
        return List.of(
                new ZoneWords("driver", List.of("driver", "driver's side", "driver side"), Set.of("driver")),
                new ZoneWords(
                        "front-passenger",
                        List.of("passenger", "front passenger", "passenger side"),
                        Set.of("front-passenger")),
                new ZoneWords("rear-left", List.of("rear left", "back left", "left rear"), Set.of("rear-left")),
                new ZoneWords("rear-right", List.of("rear right", "back right"), Set.of("rear-right")),
                new ZoneWords(
                        "front",
                        List.of("front", "up front", "windshield"),
                        Set.of("driver", "front-passenger", "windshield-front")),
                new ZoneWords(
                        "rear",
                        List.of("rear", "back", "in the back"),
                        Set.of("rear-left", "rear-right", "windshield-rear")),
                new ZoneWords("left", List.of("left", "left side"), Set.of("driver", "rear-left")),
                new ZoneWords("right", List.of("right", "right side"), Set.of("front-passenger", "rear-right")));
    }

    private static TraitWords trait(TraitKind kind, double min, double max, String unit) {
        return new TraitWords(kind, min, max, unit, Map.of(), Map.of());
    }

    private static DeviceWords device(
            String id,
            List<String> names,
            List<String> plurals,
            Set<String> zones,
            Map<Operation, List<String>> verbs,
            List<TraitWords> traits,
            List<Template> templates) {
        return new DeviceWords(id, names, plurals, zones, traits, verbs, templates);
    }
}
