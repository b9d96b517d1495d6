package io.codriver.nlu;

/**
 * A zone as somebody said it; the planner turns it into seats with what it knows of the speaker.
 *
 * @param kind how it was meant
 * @param id catalogue id of the zone for {@link Kind#NAMED} and {@link Kind#EXCEPT}, empty for the other kinds and for
 *     {@link #EXCEPT_MINE}
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
        /** Left out, by name or as the speaker's own: "all but the driver's", "all but mine". */
        EXCEPT
    }

    public static final ZoneTerm MINE = new ZoneTerm(Kind.MINE, "");
    public static final ZoneTerm ALL = new ZoneTerm(Kind.ALL, "");
    public static final ZoneTerm OTHERS = new ZoneTerm(Kind.OTHERS, "");
    /** Without the speaker's own. */
    public static final ZoneTerm EXCEPT_MINE = new ZoneTerm(Kind.EXCEPT, "");

    public static ZoneTerm named(String id) {
        return new ZoneTerm(Kind.NAMED, id);
    }
}
