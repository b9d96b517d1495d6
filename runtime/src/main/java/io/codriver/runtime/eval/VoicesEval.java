package io.codriver.runtime.eval;

import io.codriver.runtime.acoustics.CabinMix;
import io.codriver.runtime.acoustics.CabinRoom;
import io.codriver.runtime.acoustics.CabinScene;
import io.codriver.runtime.acoustics.MicrophoneLayout;
import io.codriver.runtime.boot.Ears;
import io.codriver.runtime.boot.Mind;
import io.codriver.runtime.plan.Action;
import io.codriver.runtime.turn.Decision;
import io.codriver.voice.EarSettings;
import io.codriver.voice.Heard;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * {@code eval voices}: human orders in a simulated cabin, alone and at once, over noise and a radio, with one, two and four
 * microphones, with voices taken apart and without. Each scene goes through the same ears as a live car and
 * begins with a fresh mind. Writes a table in Markdown.
 */
public final class VoicesEval {
    private static final String HEAD =
            "| condition | microphones | apart | orders | at their seat % | right % | slots % | words wrong % "
                    + "| scenes wholly right | done elsewhere |\n|---|---|---|---|---|---|---|---|---|---|\n";

    private final Mind mind;
    private final Ears ears;
    private final Consumer<String> progress;

    /** @param mind of a catalogue of orders with the seats driver, front-passenger, rear-left, rear-right */
    public VoicesEval(Mind mind, Ears ears, Consumer<String> progress) {
        this.mind = mind;
        this.ears = ears;
        this.progress = progress;
    }

    /**
     * Measures every condition.
     *
     * @param recordings a folder with {@code manifest.jsonl}
     * @param table is overwritten
     * @throws InputException when the recordings can't be read
     */
    public void run(Path recordings, Path table) throws InputException, IOException {
        HumanOrders all = HumanOrders.read(recordings);
        CabinRoom room = CabinRoom.car();
        Map<String, String> texts = clean(all);
        StringBuilder out = new StringBuilder(HEAD);
        for (VoiceCondition condition : VoiceCondition.ALL) {
            for (MicrophoneLayout layout : MicrophoneLayout.values()) {
                for (boolean apart : new boolean[] {false, true}) {
                    String row = String.format(
                            "| %s | %d | %s | %s |",
                            condition.name(),
                            layout.channels(),
                            apart ? "yes" : "no",
                            measure(condition, layout, apart, all, room, texts).row());
                    progress.accept(row);
                    out.append(row).append('\n');
                    Files.writeString(table, out, StandardCharsets.UTF_8);
                }
            }
        }
    }

    private VoiceScore measure(
            VoiceCondition condition,
            MicrophoneLayout layout,
            boolean apart,
            HumanOrders all,
            CabinRoom room,
            Map<String, String> texts) {
        VoiceScore score = new VoiceScore();
        for (int number = 0; number < all.orders().size(); number++) {
            CabinScene scene = condition.scene(room, all, number);
            CabinMix mix = scene.render(layout);
            List<HumanOrders.Order> orders = condition.orders(all, number);
            List<VoiceScore.Spoken> spoken = new ArrayList<>();
            for (int i = 0; i < orders.size(); i++) {
                String seat = seats(layout).get(layout.channelOf(condition.seat(number, i)));
                HumanOrders.Order order = orders.get(i);
                spoken.add(new VoiceScore.Spoken(seat, texts.getOrDefault(order.file(), ""), order.slots()));
            }
            score.add(spoken, done(mix.microphones(), seats(layout), apart));
        }
        return score;
    }

    /** What the recogniser makes of each recording alone, as it is: the words that others are compared with. */
    private Map<String, String> clean(HumanOrders all) {
        Map<String, String> texts = new TreeMap<>();
        for (HumanOrders.Order order : all.orders()) {
            short[] padded = new short[order.samples().length + 24_000];
            System.arraycopy(order.samples(), 0, padded, 8_000, order.samples().length);
            List<String> words = new ArrayList<>();
            done(new short[][] {padded}, seats(MicrophoneLayout.ONE), false).forEach(d -> words.add(d.text()));
            texts.put(order.file(), String.join(" ", words));
        }
        return texts;
    }

    private List<VoiceScore.Done> done(short[][] channels, List<String> seats, boolean apart) {
        try (MixSource source = new MixSource(channels)) {
            Hearing hearing = Hearing.of(source, seats, ears, EarSettings.fast().withSeparation(apart));
            // A counter has one cup at a time; here each seat orders for itself, so that what is measured is hearing.
            Map<String, Trial> trials = new HashMap<>();
            List<VoiceScore.Done> done = new ArrayList<>();
            for (Heard heard : hearing.heard()) {
                trials.computeIfAbsent(heard.seat(), seat -> new Trial(mind))
                        .spoken(heard)
                        .ifPresent(d -> done.add(new VoiceScore.Done(heard.seat(), d.text(), slots(d))));
            }
            return done;
        }
    }

    private static Map<String, String> slots(Decision decision) {
        Map<String, String> slots = new HashMap<>();
        if (decision.kind() == Decision.Kind.ACT) {
            for (Action action : decision.actions()) {
                action.slots().forEach((key, value) -> slots.put(key, HumanOrders.plain(value)));
            }
        }
        return slots;
    }

    /** The seats of the channels. */
    private static List<String> seats(MicrophoneLayout layout) {
        return List.of("driver", "front-passenger", "rear-left", "rear-right").subList(0, layout.channels());
    }
}
