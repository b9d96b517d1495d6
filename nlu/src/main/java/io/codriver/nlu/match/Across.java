package io.codriver.nlu.match;

import io.codriver.nlu.Interpreter.Context;
import io.codriver.nlu.Interpreter.Others.Own;
import io.codriver.nlu.Understanding;
import io.codriver.nlu.Wish;
import java.util.List;
import java.util.Optional;

/**
 * Whose last wishes a sentence leans on: the speaker's own or those of another seat.
 *
 * <p>A correction ("no, warmer") and "me too" are about what was done last, whoever wished it. What goes on ("a bit more") is
 * about the speaker's own dialogue as long as that is under way, so that two dialogues can interleave. Where the nearer wishes
 * don't fit, the others may.
 */
final class Across {
    private final FollowUps followUps;

    Across(FollowUps followUps) {
        this.followUps = followUps;
    }

    /** "No, warmer": what was done last is to be otherwise. */
    Optional<Understanding> correction(List<Span> cover, List<String> tokens, Context context) {
        return nearest(cover, tokens, context, context.others().own() == Own.NEWER);
    }

    /** "A bit more", "and mine". */
    Optional<Understanding> goingOn(List<Span> cover, List<String> tokens, Context context) {
        return nearest(cover, tokens, context, context.others().own() != Own.OLD);
    }

    private Optional<Understanding> nearest(List<Span> cover, List<String> tokens, Context context, boolean ownFirst) {
        return ownFirst
                ? own(cover, tokens, context).or(() -> across(cover, tokens, context))
                : across(cover, tokens, context).or(() -> own(cover, tokens, context));
    }

    /** "Me too"; a step that everybody has felt, and what is done once for all, are not done again. */
    Optional<Understanding> likewise(List<Span> cover, List<String> tokens, Context context) {
        Optional<Understanding> own = own(cover, tokens, context);
        if (context.others().own() == Own.NEWER && own.isPresent()) {
            return own;
        }
        List<Wish> wishes =
                context.others().wishes().stream().filter(Across::isRepeatable).toList();
        return wishes.isEmpty() ? own : Optional.of(understood(wishes));
    }

    private Optional<Understanding> own(List<Span> cover, List<String> tokens, Context context) {
        return followUps.read(cover, tokens, context.last());
    }

    private Optional<Understanding> across(List<Span> cover, List<String> tokens, Context context) {
        List<Wish> wishes = followUps.across(cover, tokens, context.others().wishes());
        return wishes.isEmpty() ? Optional.empty() : Optional.of(understood(wishes));
    }

    private static Understanding understood(List<Wish> wishes) {
        return new Understanding(Understanding.Kind.WISHES, wishes, 1.0, Understanding.ACROSS);
    }

    private static boolean isRepeatable(Wish wish) {
        return !wish.zones().isEmpty()
                || switch (wish.operation()) {
                    case INCREASE, DECREASE, NEXT, PREVIOUS, START, SEND -> false;
                    default -> true;
                };
    }
}
