package io.codriver.runtime.turn;

import io.codriver.nlu.Understanding;
import io.codriver.runtime.reply.Replies;
import io.codriver.runtime.turn.TurnEvent.Understood;
import java.util.LinkedHashMap;
import java.util.Map;

/** Phrases that people teach the car and take back. Pure. */
final class Learning {
    private final Replies replies;

    Learning(Replies replies) {
        this.replies = replies;
    }

    Step taught(TurnState state, Understood event) {
        String name = said(event, Understanding.NAME);
        String sentence = said(event, Understanding.SENTENCE);
        if (name.isEmpty() || sentence.isEmpty() || name.length() + sentence.length() > TurnState.LONGEST_TAUGHT) {
            return Outright.decide(state, event, Decision.Kind.IGNORE, "", "nothing-to-learn");
        }
        boolean isNew = !state.taught().containsKey(name);
        if (isNew && state.taught().size() >= TurnState.MAX_TAUGHT) {
            return Outright.decide(state, event, Decision.Kind.REFUSE, replies.fixed("taught.full"), "too-many-taught");
        }
        Map<String, String> more = new LinkedHashMap<>(state.taught());
        more.put(name, sentence);
        return remembered(state, event, more, replies.taught(name, sentence), "taught");
    }

    Step forgotten(TurnState state, Understood event) {
        String name = said(event, Understanding.NAME);
        if (!state.taught().containsKey(name)) {
            return Outright.decide(
                    state, event, Decision.Kind.REFUSE, replies.phrase("taught.unknown", name), "not_found");
        }
        Map<String, String> fewer = new LinkedHashMap<>(state.taught());
        fewer.remove(name);
        return remembered(state, event, fewer, replies.phrase("taught.forgotten", name), "forgotten");
    }

    private static Step remembered(
            TurnState state, Understood event, Map<String, String> phrases, String reply, String reason) {
        return Outright.decide(state.recalling(phrases), event, Decision.Kind.ANSWER, reply, reason)
                .then(new Effect.Remember(phrases));
    }

    private static String said(Understood event, String key) {
        return event.understanding().said().getOrDefault(key, "").strip();
    }
}
