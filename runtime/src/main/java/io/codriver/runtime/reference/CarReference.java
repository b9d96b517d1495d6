package io.codriver.runtime.reference;

import io.codriver.nlu.Vocabulary;
import io.codriver.nlu.Vocabulary.DeviceWords;
import io.codriver.nlu.Vocabulary.ZoneWords;
import io.codriver.runtime.catalog.Catalog;
import io.codriver.runtime.catalog.Catalog.Device;
import io.codriver.runtime.catalog.Catalog.Phrases;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * One car as a page: who sits where, what can be asked for and how, what the rules are. The same catalogue and examples
 * give the same page. Immutable and thread-safe.
 */
public final class CarReference {
    private final Catalog catalog;
    private final Phrases phrases;
    private final Map<String, List<String>> examples;
    private final RuleWords rules;

    /**
     * @param phrases the language of names, sentences and replies
     * @param examples device id → sentences that ask for it
     */
    public CarReference(Catalog catalog, Phrases phrases, Map<String, List<String>> examples) {
        this.catalog = catalog;
        this.phrases = phrases;
        this.examples = Map.copyOf(examples);
        this.rules = new RuleWords(phrases.replies(), catalog.offers());
    }

    /** The whole page. */
    public String markdown() {
        Page page = new Page();
        page.heading(1, catalog.vehicle().name());
        page.paragraph("Written by `codriver reference` from the catalogue; don't edit it.");
        page.paragraph(catalog.devices().size() + " devices, "
                + catalog.signals().size() + " signals, " + catalog.policies().size() + " policies, "
                + catalog.routines().size() + " routines.");
        seats(page);
        zones(page);
        page.heading(2, "Devices");
        byGroup().forEach((group, devices) -> {
            page.heading(3, group);
            devices.forEach(device -> device(page, device));
        });
        page.heading(2, "Policies");
        catalog.policies().forEach(rule -> page.paragraph(rules.of(rule)));
        routines(page);
        return page.toString();
    }

    private void seats(Page page) {
        page.heading(2, "Seats");
        page.paragraph("The driver sits on the " + catalog.vehicle().driverSide() + ".");
        List<List<String>> rows = catalog.vehicle().seats().stream()
                .map(s -> List.of(
                        Page.code(s.id()),
                        String.valueOf(s.row()),
                        s.side(),
                        s.microphone() ? "yes" : "no",
                        Page.codes(s.owns())))
                .toList();
        page.table(List.of("seat", "row", "side", "microphone", "its own zones"), rows);
    }

    private void zones(Page page) {
        Map<String, List<String>> words = phrases.vocabulary().zones().stream()
                .collect(Collectors.toMap(ZoneWords::id, ZoneWords::names, (a, b) -> a));
        List<List<String>> rows = new ArrayList<>();
        catalog.vehicle()
                .zones()
                .forEach((id, stands) -> rows.add(List.of(
                        Page.code(id),
                        stands.equals(List.of(id)) ? "" : Page.codes(stands),
                        String.join(", ", words.getOrDefault(id, List.of())))));
        page.heading(2, "Zones");
        page.table(List.of("zone", "stands for", "is called"), rows);
    }

    private Map<String, List<Device>> byGroup() {
        Map<String, List<Device>> groups = new LinkedHashMap<>();
        catalog.devices().forEach(d -> groups.computeIfAbsent(d.group(), g -> new ArrayList<>())
                .add(d));
        return groups;
    }

    private void device(Page page, Device device) {
        page.heading(4, device.id());
        Optional<DeviceWords> words = phrases.vocabulary().devices().stream()
                .filter(w -> w.id().equals(device.id()))
                .findFirst();
        String names = words.map(w -> String.join(", ", w.names())).orElse("");
        page.paragraph(Page.joined(
                ". ",
                names.isEmpty() ? "" : "Called " + names,
                device.zones().isEmpty() ? "" : "In " + Page.codes(device.zones())));
        page.table(
                List.of("trait", "takes", "signals"),
                device.traits().stream()
                        .map(t -> List.of(t.kind().id(), TraitText.takes(t), TraitText.signals(t)))
                        .toList());
        page.paragraph(examples.getOrDefault(device.id(), List.of()).stream()
                .map(e -> "- “" + e + "”")
                .collect(Collectors.joining("\n")));
    }

    private void routines(Page page) {
        Map<String, List<String>> names = phrases.vocabulary().routines().stream()
                .collect(Collectors.toMap(Vocabulary.RoutineWords::id, Vocabulary.RoutineWords::names, (a, b) -> a));
        Map<String, List<String>> forms = phrases.vocabulary().conditions().stream()
                .collect(
                        Collectors.toMap(Vocabulary.ConditionWords::id, Vocabulary.ConditionWords::forms, (a, b) -> a));
        page.heading(2, "Routines");
        catalog.routines()
                .forEach(r -> page.paragraph("**" + r.id() + "** ("
                        + String.join(", ", names.getOrDefault(r.id(), List.of())) + "): "
                        + r.steps().stream().map(RuleWords::of).collect(Collectors.joining("; "))));
        page.heading(2, "Conditions");
        catalog.conditions().keySet().stream()
                .sorted()
                .forEach(id -> page.paragraph("**" + id + "** ("
                        + String.join(", ", forms.getOrDefault(id, List.of())) + "): "
                        + RuleWords.of(catalog.conditions().getOrDefault(id, List.of()))));
    }
}
