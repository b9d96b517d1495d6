package io.codriver.models;

/** Why a model cannot be used. The message of the {@link ModelException} names the file and the mend. */
public enum ModelProblem {
    /** No manifest with this id is part of the program. */
    UNKNOWN_MODEL,
    /** The manifest itself can't be read or lacks an entry. */
    BAD_MANIFEST,
    /** The archive is not in the folder of archives. */
    ARCHIVE_MISSING,
    /** The archive's SHA-256 is not the one in the manifest, or it can't be read as a zip. */
    ARCHIVE_DAMAGED,
    /** The archive is the right one but lacks a file that the manifest lists, or has it with another size. */
    ARCHIVE_INCOMPLETE,
    /** The cache folder can't be written. */
    CACHE_UNWRITABLE,
    /** There is no bundle: no manifest, or a file that it lists is missing. */
    BUNDLE_MISSING,
    /** A file of the bundle isn't the one that its manifest names, can't be read, or is no network. */
    BUNDLE_DAMAGED,
    /** The bundle is in another format than this program reads, or its manifest or labels are malformed. */
    BUNDLE_FORMAT,
    /** It is whole, but its network, labels and pieces don't fit one another or this program. */
    BUNDLE_UNFIT
}
