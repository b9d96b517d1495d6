package io.codriver.runtime.edge;

/** How the link to the car stands; {@code detail} is for people. */
record Link(boolean up, String detail) {}
