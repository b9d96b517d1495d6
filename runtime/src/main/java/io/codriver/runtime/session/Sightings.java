package io.codriver.runtime.session;

import io.codriver.runtime.fuse.Looks;
import io.codriver.vision.Occupant;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Who looks where, as cameras last saw it or somebody said for a test drive. Forgets by itself: what is too old is as if
 * it had never been seen. Holds one picture and one word per seat. Thread-safe.
 */
final class Sightings {
    /** People look elsewhere within seconds; a picture older than this says nothing of now. */
    static final Duration SEEN_FOR = Duration.ofSeconds(2);
    /** Somebody who says where a seat looks needs time to type the sentence too. */
    static final Duration TOLD_FOR = Duration.ofSeconds(15);
    /** As many as a car has seats. */
    private static final int MOST = 16;

    private final Looks looks;
    private final Map<String, Told> told = new ConcurrentHashMap<>();
    private volatile Seen seen = new Seen(List.of(), Instant.MIN);

    private record Seen(List<Occupant> occupants, Instant at) {}

    private record Told(String look, Instant until) {}

    Sightings(Looks looks) {
        this.looks = looks;
    }

    /** The newest picture replaces the one before. */
    void seen(List<Occupant> occupants, Instant at) {
        seen = new Seen(occupants.stream().limit(MOST).toList(), at);
    }

    /** What somebody says that a seat looks at; empty takes it back. False when that many seats can't be kept. */
    boolean told(String seat, String look, Instant at) {
        if (look.isEmpty()) {
            told.remove(seat);
            return true;
        }
        if (!told.containsKey(seat) && told.size() >= MOST) {
            return false;
        }
        told.put(seat, new Told(look, at.plus(TOLD_FOR)));
        return true;
    }

    /** What a seat looks at; empty when unknown. What was said of it counts before what was seen. */
    String look(String seat, Instant now) {
        Told said = told.get(seat);
        if (said != null && now.isBefore(said.until())) {
            return said.look();
        }
        Seen picture = seen;
        if (picture.at().isBefore(now.minus(SEEN_FOR))) {
            return "";
        }
        return picture.occupants().stream()
                .filter(o -> o.seat().equals(seat))
                .findFirst()
                .flatMap(this::look)
                .orElse("");
    }

    /** A clear gaze counts before the direction of the head. */
    private Optional<String> look(Occupant occupant) {
        return occupant.gaze()
                .flatMap(looks::of)
                .or(() -> looks.of(occupant.seat(), occupant.yawDegrees(), occupant.pitchDegrees()));
    }
}
