package dev.xmlnet.check;

/** What looks once at all files of a host; others look at the same time. */
interface AcrossRule {
    /** Says what is wrong. */
    void look();
}
