package io.codriver.runtime.catalog;

import io.codriver.runtime.catalog.AppData.Contact;
import io.codriver.runtime.catalog.AppData.Contacts;
import io.codriver.runtime.catalog.AppData.Message;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads {@code apps/contacts.yaml}. */
final class ContactsReader {
    private final Place top;
    private final WiringReader wiring;
    private final Set<String> names = new LinkedHashSet<>();

    ContactsReader(Place top, WiringReader wiring) {
        this.top = top;
        this.wiring = wiring;
    }

    Contacts read() {
        List<Contact> contacts = new ArrayList<>();
        top.at("contacts").items().forEach(c -> contacts.add(contact(c)));
        List<Message> messages = new ArrayList<>();
        top.at("messages").items().forEach(m -> messages.add(new Message(known(m.at("from")), m.textAt("text"))));
        List<String> missed = new ArrayList<>();
        top.at("missed").items().forEach(m -> missed.add(known(m)));
        Place last = top.at("lastDialed");
        return new Contacts(wiring.read(top), contacts, messages, missed, last.exists() ? known(last) : "");
    }

    private Contact contact(Place at) {
        String name = at.textAt("name");
        if (!names.add(name)) {
            at.at("name").error("a second contact '" + name + "'", "rename one, or give it both numbers");
        }
        Map<String, String> numbers = new LinkedHashMap<>();
        at.at("numbers").fields().forEach((kind, digits) -> numbers.put(kind, digits.text("")));
        return new Contact(name, at.at("nicknames").texts(), numbers);
    }

    private String known(Place contact) {
        String name = contact.text("");
        if (!names.contains(name)) {
            contact.error("unknown contact '" + name + "'", CloseMatch.mend(name, names, "add it to 'contacts'"));
        }
        return name;
    }
}
