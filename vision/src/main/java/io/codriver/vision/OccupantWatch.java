package io.codriver.vision;

import java.util.List;

/**
 * Extension point: pictures to occupants. One thread at a time; everything native is released by {@link #close()}. Found by
 * {@link java.util.ServiceLoader}, chosen by {@link #id()}.
 */
public interface OccupantWatch extends AutoCloseable {

    /** Unique, kebab-case. */
    String id();

    /** Who is seen in this picture, at most one per seat. */
    List<Occupant> see(CameraFrame frame);

    @Override
    void close();
}
