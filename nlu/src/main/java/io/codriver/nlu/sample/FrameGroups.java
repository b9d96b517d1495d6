package io.codriver.nlu.sample;

import io.codriver.nlu.Operation;
import io.codriver.nlu.TraitKind;
import io.codriver.nlu.Vocabulary.DeviceWords;
import io.codriver.nlu.Vocabulary.TraitWords;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/** Which groups of sentence frames fit a device, by its traits. */
final class FrameGroups {
    private FrameGroups() {}

    /** Frame group → the operation that its sentences ask for. */
    static Map<String, Operation> of(DeviceWords device) {
        Map<String, Operation> out = new LinkedHashMap<>();
        for (TraitWords trait : device.traits()) {
            add(trait, out);
        }
        return out;
    }

    private static void add(TraitWords trait, Map<String, Operation> out) {
        switch (trait.kind()) {
            case ON_OFF -> switched(out);
            case OPEN_CLOSE -> {
                out.put("open", Operation.OPEN);
                out.put("close", Operation.CLOSE);
                out.put("queryOpen", Operation.QUERY);
                if (trait.max() > 1) {
                    out.put("openTo", Operation.OPEN);
                }
            }
            case LEVEL -> {
                switched(out);
                relative(out);
            }
            case TEMPERATURE -> {
                relative(out);
                out.put("query", Operation.QUERY);
            }
            case TRANSPORT -> {
                out.put("start", Operation.START);
                out.put("stop", Operation.STOP);
                out.put("pause", Operation.PAUSE);
                out.put("resume", Operation.RESUME);
                out.put("next", Operation.NEXT);
                out.put("previous", Operation.PREVIOUS);
            }
            case DESTINATION, CONTACT -> out.put("stop", Operation.STOP);
            case QUERY -> out.put("query", Operation.QUERY);
            case MODE, COLOUR, CHOICES -> {
                // only what has a value to say, below
            }
        }
        if (hasValue(trait)) {
            out.put("set", Operation.SET);
        }
    }

    private static void switched(Map<String, Operation> out) {
        out.put("on", Operation.ON);
        out.put("off", Operation.OFF);
        out.put("query", Operation.QUERY);
    }

    private static void relative(Map<String, Operation> out) {
        out.put("increase", Operation.INCREASE);
        out.put("decrease", Operation.DECREASE);
    }

    private static boolean hasValue(TraitWords trait) {
        return switch (trait.kind()) {
            case LEVEL, TEMPERATURE -> true;
            case MODE, COLOUR -> !trait.values().isEmpty();
            default -> false;
        };
    }

    /** A trait of the device that takes a value, if it has one. */
    static Optional<TraitWords> valued(DeviceWords device, Random random) {
        List<TraitWords> fitting =
                device.traits().stream().filter(FrameGroups::hasValue).toList();
        return fitting.isEmpty() ? Optional.empty() : Optional.of(fitting.get(random.nextInt(fitting.size())));
    }

    /** Whether amounts of the device are degrees. */
    static boolean isWarm(DeviceWords device) {
        return device.traits().stream().anyMatch(t -> t.kind() == TraitKind.TEMPERATURE);
    }
}
