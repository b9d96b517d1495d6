package io.codriver.voice;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks the two judges from outside for one seat. One that throws is counted, and has no opinion. */
record Judges(String seat, Completeness completeness, SecondOpinion secondOpinion, SeatTally tally) {
    private static final Logger LOG = LoggerFactory.getLogger(Judges.class);

    /** How whole a partial text is, which may be empty. */
    Completeness.Stage stage(String text) {
        if (text.isEmpty()) {
            return Completeness.Stage.UNKNOWN;
        }
        try {
            return completeness.judge(text);
        } catch (RuntimeException e) {
            failed(e);
            return Completeness.Stage.UNKNOWN;
        }
    }

    /** Whether dictation should be heard too. */
    boolean isSecondOpinionDue(Hypothesis grammar) {
        try {
            return secondOpinion.isDue(grammar);
        } catch (RuntimeException e) {
            failed(e);
            return false;
        }
    }

    private void failed(RuntimeException e) {
        tally.listenerFailures.increment();
        LOG.error("seat {}: a judge failed", seat, e);
    }
}
