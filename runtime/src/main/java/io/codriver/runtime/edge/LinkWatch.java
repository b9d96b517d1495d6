package io.codriver.runtime.edge;

import io.codriver.runtime.session.SessionListener;
import io.codriver.vehiclebus.SignalBoard;
import org.jspecify.annotations.Nullable;

/** Remembers how the link to the car stands. Written on the session's loop, read anywhere. */
final class LinkWatch implements SessionListener {
    private final SignalBoard board;
    private volatile @Nullable Link last;

    LinkWatch(SignalBoard board) {
        this.board = board;
    }

    @Override
    public void onLink(boolean up, String detail) {
        last = new Link(up, detail);
    }

    /** As last told; before that, a board that isn't empty shows that the link is up, since a lost link empties it. */
    Link now() {
        Link told = last;
        if (told != null) {
            return told;
        }
        boolean talks = !board.snapshot().readings().isEmpty();
        return new Link(talks, talks ? "the car talks" : "nothing was heard from the car yet");
    }
}
