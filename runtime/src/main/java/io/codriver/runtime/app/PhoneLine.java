package io.codriver.runtime.app;

import io.codriver.runtime.catalog.AppData.Contacts;
import io.codriver.runtime.catalog.AppData.Message;
import io.codriver.vehiclebus.SignalPath;
import io.codriver.vehiclebus.SignalValue;
import io.codriver.vehiclebus.gateway.sim.CarConsequence;
import io.codriver.vehiclebus.guard.Write;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The phone of the simulated car. A test bench lets it ring by setting the caller and then the call to {@code INCOMING};
 * everything else follows from what was ordered.
 */
final class PhoneLine implements CarConsequence {
    private static final String IDLE = "IDLE";
    private static final String INCOMING = "INCOMING";

    private final Contacts contacts;

    PhoneLine(Contacts contacts) {
        this.contacts = contacts;
    }

    @Override
    public Map<SignalPath, SignalValue> after(Map<SignalPath, SignalValue> values, List<Write> arrived) {
        Dials dials = new Dials(contacts.wiring().signals(), values, arrived);
        if (dials.starting()) {
            start(dials);
        } else if (dials.came("callee")) {
            dialed(dials);
        } else if (dials.came("action")) {
            press(dials);
        } else if (dials.came("call") && dials.text("call").equals(INCOMING)) {
            dials.set("action", "NONE");
        }
        write(dials);
        return dials.changes();
    }

    private void start(Dials dials) {
        List<String> missed = contacts.missed();
        String inbox = contacts.messages().stream().map(PhoneLine::line).collect(Collectors.joining("; "));
        dials.set("call", IDLE)
                .set("missed", missed.size())
                .set("lastMissed", missed.isEmpty() ? "" : missed.get(missed.size() - 1))
                .set("lastDialed", contacts.lastDialed())
                .set("unread", contacts.messages().size())
                .set("inbox", inbox);
    }

    private static String line(Message message) {
        return message.from() + ": " + message.text();
    }

    private static void dialed(Dials dials) {
        String callee = dials.text("callee");
        dials.set("action", "NONE").set("call", callee.isEmpty() ? IDLE : "DIALING");
        if (!callee.isEmpty()) {
            dials.set("lastDialed", callee);
        }
    }

    private static void press(Dials dials) {
        switch (dials.text("action")) {
            case "ANSWER" -> {
                if (dials.text("call").equals(INCOMING)) {
                    dials.set("call", "ACTIVE").set("callee", dials.text("caller"));
                }
            }
            case "DECLINE" -> {
                if (dials.text("call").equals(INCOMING)) {
                    dials.set("call", IDLE);
                }
            }
            case "REDIAL" -> call(dials, dials.text("lastDialed"));
            case "CALL_BACK" -> callBack(dials);
            default -> {} // nothing was pressed
        }
    }

    private static void callBack(Dials dials) {
        if (!dials.text("lastMissed").isEmpty()) {
            call(dials, dials.text("lastMissed"));
            dials.set("missed", 0).set("lastMissed", "");
        }
    }

    private static void call(Dials dials, String whom) {
        if (!whom.isEmpty()) {
            dials.set("callee", whom).set("call", "DIALING").set("lastDialed", whom);
        }
    }

    /** A message goes out once it has a recipient and words; with a new recipient only with new words. */
    private static void write(Dials dials) {
        boolean touched = dials.came("recipient") || dials.came("text");
        boolean complete =
                !dials.text("recipient").isEmpty() && !dials.text("text").isEmpty();
        if (touched) {
            dials.set("message", complete ? "SENT" : "DRAFT");
        }
    }
}
