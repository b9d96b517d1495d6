package io.codriver.runtime.turn;

import io.codriver.runtime.plan.Planned;
import io.codriver.runtime.turn.Lately.Held;
import java.util.Optional;

/**
 * Two seats want the same signals otherwise, within moments.
 *
 * @param change what the later one wants
 * @param theirs what the earlier one has had done
 * @param rule id of the precedence that decides, if one does
 */
record Dispute(Planned.Change change, Held theirs, Ruling ruling, Optional<String> rule) {
    /** The reason of a part about which the car asks. */
    static final String ASKED = "conflict:together";

    /** How a dispute ends. */
    enum Ruling {
        /** It is the later one's own zone. */
        OWN_ZONE("overrules:own-zone"),
        /** The later one's wish goes before the other's. */
        FIRST("overrules:precedence"),
        /** Neither goes before the other, and the newer wish counts. */
        NEWER("overrules:newer"),
        /** The other's wish goes before. */
        SECOND("conflict:precedence"),
        /** Neither goes before the other, and neither is clearly the newer. */
        TOGETHER(ASKED);

        private final String reason;

        Ruling(String reason) {
            this.reason = reason;
        }

        /** For the trace. */
        String reason() {
            return reason;
        }

        /** Whether the later wish is carried out. */
        boolean isGranted() {
            return this != SECOND && this != TOGETHER;
        }
    }
}
