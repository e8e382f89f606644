package plumb.daemon.service;

/**
 * What holds until settings are read again, for the daemon and for its runs.
 *
 * @param text of the file of settings, which the runs read in the file's place
 */
public record Settings(Timing timing, String text) {}
