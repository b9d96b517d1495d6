package io.codriver.nlu;

/**
 * A zone as somebody said it; the planner turns it into seats with what it knows of the speaker.
 *
 * @param kind how it was meant
 * @param id catalogue id of the zone for {@link Kind#NAMED}, otherwise empty
 */
public record ZoneTerm(Kind kind, String id) {

    /** How a zone was meant. */
    public enum Kind {
        /** By name: "rear left", "front". */
        NAMED,
        /** The speaker's own: "my", "mine", "here". */
        MINE,
        /** Every zone the device has: "all", "both", a plural. */
        ALL,
        /** Every zone but the speaker's or those named so far: "the others". */
        OTHERS,
        /** Named, and left out: "all but the driver's". */
        EXCEPT
    }

    public static final ZoneTerm MINE = new ZoneTerm(Kind.MINE, "");
    public static final ZoneTerm ALL = new ZoneTerm(Kind.ALL, "");
    public static final ZoneTerm OTHERS = new ZoneTerm(Kind.OTHERS, "");

    public static ZoneTerm named(String id) {
        return new ZoneTerm(Kind.NAMED, id);
    }
}
