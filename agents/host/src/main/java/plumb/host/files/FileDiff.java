package plumb.host.files;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import plumb.agent.provider.Change;
import plumb.host.files.FileDesired.Ensure;
import plumb.host.files.FileState.Comparison;
import plumb.host.files.FileState.Known;
import plumb.host.files.FileState.Wanted;

/** Compares what was found at a path with what is wanted there. */
final class FileDiff {
  static final String ENSURE = "ensure";
  static final String CONTENT = "content";
  static final String CHECKSUM_VALUE = "checksum_value";
  static final String TARGET = "target";
  static final String OWNER = "owner";
  static final String GROUP = "group";
  static final String MODE = "mode";

  private final FileDesired desired;
  private final FileState state;
  private final Wish wish;
  private final List<Change> changes = new ArrayList<>(2);

  private FileDiff(FileDesired desired, FileState state) {
    this.desired = desired;
    this.state = state;
    this.wish = Wish.of(desired, state);
  }

  static List<Change> of(FileDesired desired, FileState state) {
    return new FileDiff(desired, state).changes();
  }

  private List<Change> changes() {
    FileStat stat = state.stat();
    if (wish.changesEnsure()) {
      changes.add(ensure(stat));
    } else if (stat != null) {
      content();
      target();
      principal(OWNER, state.owner(), stat.uid());
      principal(GROUP, state.group(), stat.gid());
      mode(stat);
    }
    return changes;
  }

  private Change ensure(@Nullable FileStat stat) {
    Ensure ensure = wish.ensure() == null ? Ensure.PRESENT : wish.ensure();
    String current = stat == null ? Ensure.ABSENT.label() : stat.kind().label();
    Change change = Change.ensure("file", current, ensure.label()).event(event(ensure));
    if (wish.hasContent(desired) && !byValue()) {
      change = change.message("defined content as '" + state.content().desired() + "'");
      return desired.secret() ? change.secret() : change;
    }
    return change;
  }

  private static String event(Ensure ensure) {
    return switch (ensure) {
      case ABSENT -> "file_removed";
      case PRESENT, FILE -> "file_created";
      case DIRECTORY -> "directory_created";
      case LINK -> "link_created";
    };
  }

  private void content() {
    Comparison comparison = state.content();
    if (!comparison.differs()) {
      return;
    }
    Change change =
        byValue()
            ? Change.of(CHECKSUM_VALUE, bare(comparison.current()), bare(comparison.desired()))
            : Change.of(CONTENT, comparison.current(), comparison.desired());
    changes.add(desired.secret() ? change.secret() : change);
  }

  /** Whether the manifest says the checksum of what a source has. */
  private boolean byValue() {
    return desired.content() == null && desired.copying().checksumValue() != null;
  }

  private static String bare(String checksum) {
    return checksum.substring(checksum.indexOf('}') + 1);
  }

  private void target() {
    String found = state.linkTarget();
    if (wish.ensure() == Ensure.LINK
        && found != null
        && desired.copying().replace()
        && desired.recursion() == null
        && !found.equals(wish.linkTarget())) {
      changes.add(Change.of(TARGET, found, wish.linkTarget()));
    }
  }

  private void principal(String property, Wanted wanted, long current) {
    if (wanted.state() == Known.UNKNOWN
        || (wanted.state() == Known.KNOWN && wanted.number() != current)) {
      Object number = wanted.state() == Known.KNOWN ? (Object) wanted.number() : wanted.name();
      changes.add(
          Change.of(
              property,
              current,
              number,
              "'" + wanted.currentName() + "'",
              "'" + wanted.name() + "'"));
    }
  }

  private void mode(FileStat stat) {
    Mode mode = FileAttributes.mode(desired, state);
    if (mode == null || stat.kind() == FileKind.LINK) {
      return;
    }
    int bits = mode.applyTo(stat.bits(), stat.kind() == FileKind.DIRECTORY);
    if (bits != stat.bits()) {
      String current = Mode.octal(stat.bits());
      String message = "mode changed '" + current + "' to '" + Mode.octal(bits) + "'";
      String shown = mode.isSymbolic() ? mode.toString() : Mode.octal(bits);
      changes.add(
          Change.of(MODE, current, shown)
              .message(mode.isSymbolic() ? message + " (" + mode + ")" : message));
    }
  }
}
