package io.codriver.runtime.app;

import io.codriver.runtime.catalog.AppData.Contact;
import io.codriver.runtime.catalog.AppData.Contacts;
import io.codriver.runtime.catalog.AppData.Words;
import io.codriver.runtime.plan.Lookup;
import io.codriver.vehiclebus.SignalPath;
import io.codriver.vehiclebus.SignalValue;
import io.codriver.vehiclebus.Snapshot;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Whom "mum at work" or "Tom saying I'm late" stand for. Which of somebody's numbers is meant, and what to write to
 * them, are taken off the end and become signals of their own; digits are a number to dial as it is.
 */
final class ContactDirectory implements Directory {
    private static final String SECTION = "contacts";
    private static final int FEWEST_DIGITS = 3;

    /** A wish for somebody: who, which number, what to write; the latter two as said, may be empty. */
    private record Wanted(Said who, String kind, String kindSaid, String saying, String text) {}

    private final Contacts contacts;
    private final Words words;
    private final NameIndex<Contact> index;

    ContactDirectory(Contacts contacts, Words words) {
        this.contacts = contacts;
        this.words = words;
        Map<Contact, List<String>> names = new LinkedHashMap<>();
        contacts.contacts().forEach(c -> {
            List<String> all = new ArrayList<>(c.nicknames());
            all.add(0, c.name());
            names.put(c, all);
        });
        this.index = new NameIndex<>(names);
    }

    @Override
    public Lookup find(String slot, String text, Snapshot snapshot) {
        Said said = Said.of(text).withoutTrailing(phrases("trailing"));
        boolean message = slot.equals("recipient");
        Wanted wanted = message ? written(said) : numbered(said);
        String digits = digits(wanted.who());
        if (!digits.isEmpty()) {
            return new Lookup.Found(digits, message ? text(wanted) : Map.of());
        }
        List<Contact> found = index.find(wanted.who().withoutLeading(phrases("leading")), c -> reachable(c, wanted));
        return found.size() == 1
                ? new Lookup.Found(found.get(0).name(), message ? text(wanted) : number(found.get(0), wanted))
                : Directory.among(found.stream().map(c -> inFull(c, wanted)).toList());
    }

    private Wanted written(Said said) {
        for (String saying : phrases("saying")) {
            Optional<Said.Split> split =
                    said.split(List.of(saying)).filter(s -> !s.before().isEmpty());
            if (split.isPresent()) {
                return new Wanted(
                        split.get().before(),
                        "",
                        "",
                        saying,
                        split.get().after().text());
            }
        }
        return new Wanted(said, "", "", "", "");
    }

    private Wanted numbered(Said said) {
        for (Map.Entry<String, List<String>> kind : words.section("numbers").entrySet()) {
            Optional<Said> who = said.beforeOneOf(kind.getValue());
            if (who.isPresent()) {
                return new Wanted(who.get(), kind.getKey(), kind.getValue().get(0), "", "");
            }
        }
        return new Wanted(said, "", "", "", "");
    }

    private static boolean reachable(Contact contact, Wanted wanted) {
        return wanted.kind().isEmpty() || contact.numbers().containsKey(wanted.kind());
    }

    /** As somebody would say it in one go, so that it is found when it is chosen. */
    private static String inFull(Contact contact, Wanted wanted) {
        String more = wanted.kindSaid().isEmpty() ? wanted.saying() + " " + wanted.text() : wanted.kindSaid();
        return (contact.name() + " " + more).strip();
    }

    private Map<SignalPath, SignalValue> number(Contact contact, Wanted wanted) {
        String kind = wanted.kind().isEmpty()
                ? contact.numbers().keySet().stream().findFirst().orElse("")
                : wanted.kind();
        return sets("number", kind.toUpperCase(Locale.ROOT));
    }

    private Map<SignalPath, SignalValue> text(Wanted wanted) {
        return sets("text", wanted.text());
    }

    private Map<SignalPath, SignalValue> sets(String role, String value) {
        SignalPath path = contacts.wiring().signals().get(role);
        return path == null ? Map.of() : Map.of(path, SignalValue.of(value));
    }

    /** The digits when there is nothing else; people say them one by one or in groups. */
    private String digits(Said said) {
        StringBuilder out = new StringBuilder();
        for (String word : said.withoutLeading(phrases("number")).words()) {
            String digit = words.section("digits").entrySet().stream()
                    .filter(d -> d.getValue().contains(word))
                    .map(Map.Entry::getKey)
                    .findFirst()
                    .orElse(word);
            if (!digit.chars().allMatch(Character::isDigit)) {
                return "";
            }
            out.append(digit);
        }
        return out.length() >= FEWEST_DIGITS && out.length() <= 20 ? out.toString() : "";
    }

    private List<String> phrases(String meaning) {
        return words.phrases(SECTION, meaning);
    }

    @Override
    public List<String> names() {
        List<String> names = new ArrayList<>();
        for (Contact contact : contacts.contacts()) {
            names.add(contact.name().toLowerCase(Locale.ROOT));
            names.add(Said.of(contact.name()).words().get(0));
            contact.nicknames().forEach(n -> names.add(n.toLowerCase(Locale.ROOT)));
        }
        return names.stream().distinct().toList();
    }
}
