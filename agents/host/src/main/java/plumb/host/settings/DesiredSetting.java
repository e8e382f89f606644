package plumb.host.settings;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is wanted of one setting. Immutable.
 *
 * @param setting name; null when only the section is wanted
 * @param present null where nothing is wanted
 * @param values value, or values of a setting that may have several; null where it does not matter
 * @param several whether the setting may have several values, and the file is written plainly
 * @param display how values are shown
 * @param refreshOnly whether it is made so only when a resource that it subscribes to changes
 * @param addsSection whether a section that is not there is made
 * @param after resources that come before it
 */
record DesiredSetting(
    Path path,
    IniSyntax syntax,
    String section,
    @Nullable String setting,
    @Nullable Boolean present,
    @Nullable List<String> values,
    boolean several,
    Display display,
    boolean refreshOnly,
    boolean addsSection,
    List<Reference> after) {

  /** Returns the same of another file. */
  DesiredSetting in(Path file) {
    return new DesiredSetting(
        file,
        syntax,
        section,
        setting,
        present,
        values,
        several,
        display,
        refreshOnly,
        addsSection,
        after);
  }

  /** A resource that comes before, if the catalog has it. */
  record Reference(String type, String title) {}

  /** How values are shown. */
  enum Display {
    /** In quotes. */
    QUOTED,
    /** As they are. */
    PLAIN,
    /** As checksums. */
    DIGEST,
    /** Not at all, as the types that belong to one file say so. */
    SECRET,
    /** Not at all. */
    REDACTED
  }
}
