package io.codriver.runtime.reply;

import io.codriver.nlu.Operation;
import io.codriver.nlu.Vocabulary;
import io.codriver.nlu.When;
import io.codriver.runtime.catalog.Catalog;
import io.codriver.runtime.plan.Action;
import io.codriver.runtime.plan.Obstacle;
import io.codriver.runtime.plan.Planned;
import io.codriver.vehiclebus.SignalValue;
import io.codriver.vehiclebus.guard.Refusal;
import io.codriver.vehiclebus.guard.Verdict;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The sentences of one language for everything that a turn can come to. Immutable and thread-safe. */
public final class Replies {
    private final ReplyBook book;
    private final Naming naming;
    private final Catalog catalog;
    private final Questions questions;
    private final Postponed postponed;
    private final Help help;

    /** Sentences about one car in one language, without examples in its help. */
    public Replies(Catalog catalog, Vocabulary vocabulary, ReplyBook book) {
        this(catalog, vocabulary, book, Examples.NONE);
    }

    /** Sentences about one car in one language. */
    public Replies(Catalog catalog, Vocabulary vocabulary, ReplyBook book, Examples examples) {
        this.catalog = catalog;
        this.book = book;
        this.naming = new Naming(vocabulary, book);
        this.questions = new Questions(catalog, vocabulary, book, naming);
        this.postponed = new Postponed(vocabulary, book, naming);
        this.help = new Help(catalog, vocabulary, book, naming, examples);
    }

    /** Said when a command goes out; promises nothing. */
    public String acting(Action action, String seat) {
        String key = "act." + kind(action);
        return say(book.has(key) ? key : "act.start", action, seat);
    }

    /** What another seat has just had done: why something else isn't. */
    public String did(Action theirs, String who, String seat) {
        String key = "did." + kind(theirs);
        Map<String, String> fills = fills(theirs, theirs.zones(), seat);
        String whom = naming.who(who);
        fills.put("who", whom);
        fills.put("Who", naming.capital(whom));
        return book.say(book.has(key) ? key : "did.other", fills);
    }

    /** Asks whether something is to be done although another seat has just had it done otherwise. */
    public String insist(Action theirs, String who, String seat) {
        return book.say("did.insist", Map.of("did", did(theirs, who, seat)));
    }

    /** Said once the bus has read the state back. */
    public String done(Action action, String seat) {
        String key = "done." + kind(action);
        return say(book.has(key) ? key : "done.other", action, seat);
    }

    /** Said when there was nothing to do. */
    public String already(Action action, String seat) {
        boolean relative = isRelative(action);
        return say(relative ? "limit" : "already", action, seat);
    }

    /** Said when some, or none, of a command's signals got there in time. */
    public String notReached(Action action, String seat, boolean some) {
        return say(some ? "partly" : "failed", action, seat);
    }

    /** Noted when a newer command set a device otherwise before this one got there. */
    public String overtaken(Action action, String seat) {
        return say("overtaken", action, seat);
    }

    /** The answer to a question. */
    public String answer(Planned.Answer answer, String seat) {
        Action action = answer.action();
        boolean alike = answer.facts().stream()
                        .map(f -> List.of(f.value(), f.name()))
                        .distinct()
                        .count()
                == 1;
        if (alike) {
            return fact(action, action.zones(), answer.facts().get(0), seat);
        }
        StringBuilder out = new StringBuilder();
        for (Planned.Fact fact : answer.facts()) {
            out.append(out.isEmpty() ? "" : " ").append(fact(action, List.of(fact.zone()), fact, seat));
        }
        return out.toString();
    }

    private String fact(Action action, List<String> zones, Planned.Fact fact, String seat) {
        Map<String, String> fills = fills(action, zones, seat);
        SignalValue value = fact.value().orElse(null);
        if (value == null) {
            return book.say("no.state_unknown", fills);
        }
        boolean opens = catalog.device(action.device())
                .flatMap(d -> d.trait(io.codriver.nlu.TraitKind.OPEN_CLOSE))
                .isPresent();
        String name = fact.name().orElse("");
        if (value instanceof SignalValue.Num n && !(opens && isEnd(name))) {
            fills.put("value", naming.number(n.value(), fact.unit()));
            return book.say(opens ? "answer.part" : "answer.value", fills);
        }
        String state = name.isEmpty() && value instanceof SignalValue.Bool b ? truth(b.value(), opens) : name;
        if (book.has("answer." + state)) {
            return book.say("answer." + state, fills);
        }
        fills.put("value", state.isEmpty() ? String.valueOf(value.toPlain()) : state.replace('-', ' '));
        return book.say("answer.named", fills);
    }

    private static boolean isEnd(String name) {
        return name.equals("open") || name.equals("closed");
    }

    private static String truth(boolean value, boolean opens) {
        if (opens) {
            return value ? "open" : "closed";
        }
        return value ? "on" : "off";
    }

    /** Why a wish can't be planned. */
    public String impossible(Planned.Impossible impossible, String seat) {
        Action action = impossible.action();
        Map<String, String> fills = fills(action, action.zones(), seat);
        fills.put("detail", impossible.detail());
        catalog.device(action.device()).stream()
                .flatMap(d -> d.traits().stream())
                .filter(t -> t.max() > t.min())
                .findFirst()
                .ifPresent(t -> {
                    fills.put("min", naming.number(t.min(), ""));
                    fills.put("max", naming.number(t.max(), t.unit()));
                });
        boolean rangeless = impossible.obstacle() == Obstacle.OUT_OF_RANGE && !fills.containsKey("max");
        Obstacle obstacle = rangeless ? Obstacle.NOT_SUPPORTED : impossible.obstacle();
        return book.say("no." + obstacle.name().toLowerCase(Locale.ROOT), fills);
    }

    /** Why the guard says no: the policy's own words, unless it only couldn't tell whether it applies. */
    public String denied(Verdict.Deny deny, Action action, String seat) {
        boolean sure = deny.reason() != Refusal.STATE_UNKNOWN;
        String key = deny.by()
                .filter(by -> sure)
                .map(Verdict.Spoke::reply)
                .filter(book::has)
                .orElse("deny." + deny.reason().name().toLowerCase(Locale.ROOT));
        return say(key, action, seat);
    }

    /** The question that a risky change asks first, or what a policy says of an adjustment. */
    public String policy(Verdict.Spoke spoke, Action action, String seat) {
        return say(book.has(spoke.reply()) ? spoke.reply() : "confirm", action, seat);
    }

    /** Asks which of several is meant; {@code names} as people call them. */
    public String which(List<String> names) {
        return book.say("which", Map.of("choices", naming.joined(names, "or")));
    }

    /** Asks whether that was meant, and for when. */
    public String whether(Optional<When> when, List<Action> actions, String seat) {
        String acts = when.map(w -> later(w, actions, seat).replaceAll("[.。]$", ""))
                .orElseGet(() -> naming.capital(acts(actions, seat)));
        return book.say("whether", Map.of("acts", acts));
    }

    /** Offers something that nobody has asked for. */
    public String offering(List<Action> actions, String seat) {
        return book.say("offer", Map.of("acts", naming.capital(acts(actions, seat))));
    }

    /** Asks for the value that a wish lacks, and says what there is. */
    public String toWhat(Action action) {
        return questions.toWhat(action.device());
    }

    /** What an action is about: "your reading light". */
    public String name(Action action, String seat) {
        return naming.what(action.device(), action.zones(), seat);
    }

    /** The same in the mouth of that seat: "my reading light". */
    public String said(Action action, String seat) {
        return naming.said(action.device(), action.zones(), seat);
    }

    /** What can be said about a group or device; in general for a topic that is neither. */
    public String help(String topic) {
        return help.about(topic);
    }

    /** Says when something will be done. */
    public String later(When when, List<Action> actions, String seat) {
        return book.say("later", Map.of("when", postponed.words(when, seat), "acts", acts(actions, seat)));
    }

    /** Said of a wish for later that comes to nothing because its time is past. */
    public String lapsed(List<Action> actions, String seat) {
        return book.say("later.lapsed", Map.of("acts", acts(actions, seat)));
    }

    private String acts(List<Action> actions, String seat) {
        List<String> acts = new ArrayList<>();
        for (Action action : actions) {
            boolean asks = action.operation().equals(Operation.QUERY.id());
            String act = asks ? say("act.query", action, seat) : acting(action, seat);
            acts.add(act.substring(0, 1).toLowerCase(Locale.ROOT)
                    + act.substring(1).replaceAll("[.]$", ""));
        }
        return naming.joined(acts, "and");
    }

    /** Why something that is due is left when it would have to be asked about. */
    public String unattended(Action action, String seat) {
        return say("later.unattended", action, seat);
    }

    /** A sentence about a taught phrase. */
    public String phrase(String key, String name) {
        return book.say(key, Map.of("name", name));
    }

    /** What a phrase will stand for from now on. */
    public String taught(String name, String sentence) {
        return book.say("taught", Map.of("name", name, "sentence", sentence.replaceAll("[.!?]+$", "")));
    }

    /** A fixed sentence. */
    public String fixed(String key) {
        return book.say(key, Map.of());
    }

    private String say(String key, Action action, String seat) {
        return book.say(key, fills(action, action.zones(), seat));
    }

    private Map<String, String> fills(Action action, List<String> zones, String seat) {
        List<String> named = zones.stream().filter(z -> !z.isEmpty()).toList();
        String what = naming.what(action.device(), named, seat);
        Map<String, String> fills = new HashMap<>();
        fills.put("device", action.device());
        fills.put("what", what);
        fills.put("What", naming.capital(what));
        fills.put("name", naming.name(action.device()));
        fills.put("Name", naming.capital(naming.name(action.device())));
        fills.put("is", book.say(naming.isMany(action.device(), named) ? "is.many" : "is.one", Map.of()));
        fills.put("value", value(action));
        return fills;
    }

    private String value(Action action) {
        if (!action.slots().isEmpty()) {
            return String.join(", ", action.slots().values());
        }
        Object value = action.value().orElse("");
        return value instanceof Number n
                ? naming.number(n.doubleValue(), action.unit())
                : String.valueOf(value).replace('-', ' ');
    }

    private static String kind(Action action) {
        if (!action.slots().isEmpty()) {
            return "slots";
        }
        boolean absolute = action.value().isPresent() && !isRelative(action);
        return absolute ? "to" : action.operation();
    }

    private static boolean isRelative(Action action) {
        return action.operation().equals(Operation.INCREASE.id())
                || action.operation().equals(Operation.DECREASE.id());
    }
}
