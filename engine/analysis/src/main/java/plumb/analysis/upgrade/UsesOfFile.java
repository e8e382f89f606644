package plumb.analysis.upgrade;

import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import plumb.analysis.changes.Change;
import plumb.analysis.changes.Change.OldName;
import plumb.analysis.changes.Subject;
import plumb.analysis.upgrade.Upgrade.Touched;
import plumb.analysis.upgrade.Use.Effect;
import plumb.analysis.uses.NamePlace;
import plumb.analysis.uses.Site;
import plumb.compiler.program.Lines;
import plumb.dsl.source.SourceText;

/** Makes the uses of one file, with their exact places. */
final class UsesOfFile {
  private final SourceText source;
  private final Lines lines;
  private final Set<String> dataKeys;
  private final Consumer<Use> uses;

  /**
   * @param dataKeys the keys that any data has
   */
  UsesOfFile(SourceText source, Set<String> dataKeys, Consumer<Use> uses) {
    this.source = source;
    this.lines = Lines.of(source.text());
    this.dataKeys = dataKeys;
    this.uses = uses;
  }

  /** Whether any data has a key. */
  boolean isInData(String key) {
    return dataKeys.contains(key);
  }

  /** A name itself, if it changed. */
  void name(@Nullable Change change, String name, int pos) {
    Effect effect = change == null ? null : effect(change, Effect.FAILS);
    if (change != null && effect != null) {
      add(Site.NAME, name, pos, change.subject(), change.successor(), change, effect);
    }
  }

  /** A parameter by its whole name, if that changed. */
  void key(@Nullable Touched touched, String name, int pos, Site site) {
    boolean isRefused =
        touched != null && touched.change().oldName() == OldName.REFUSED && site == Site.DATA;
    Effect otherwise = isRefused ? Effect.FAILS : Effect.SILENT;
    Effect effect = touched == null ? null : effect(touched.change(), otherwise);
    if (touched != null && effect != null && !isOfType(touched.change())) {
      add(site, name, pos, touched.subject(), touched.successor(), touched.change(), effect);
    }
  }

  /** Whether a change leaves a name alone, and not each value. */
  static boolean isOfType(Change change) {
    return change.kind() == Change.Kind.TYPE_NARROWED || change.kind() == Change.Kind.TYPE_CHANGED;
  }

  /**
   * What a change of a name does to its uses; null when nothing.
   *
   * @param otherwise what becomes of uses of what is gone
   */
  static @Nullable Effect effect(Change change, Effect otherwise) {
    if (change.kind() == Change.Kind.DEPRECATED) {
      return Effect.DEPRECATED;
    }
    if (!change.isGone()) {
      return null;
    }
    return change.oldName() == OldName.WORKS ? Effect.DEPRECATED : otherwise;
  }

  /** Something that has to stand here, and does not. */
  void missing(int pos, Change change) {
    uses.accept(
        new Use(
            Site.ARGUMENT,
            source.path(),
            -1,
            0,
            lines.line(pos),
            lines.column(pos),
            change.subject(),
            null,
            change,
            Effect.MISSING,
            List.of()));
  }

  /**
   * Adds a use.
   *
   * @param name as it is written, but for capitals
   * @param pos where it is, or what comes before it
   */
  void add(
      Site site,
      String name,
      int pos,
      Subject subject,
      @Nullable Subject successor,
      Change change,
      Effect effect) {
    int found = NamePlace.of(source.text(), name, pos);
    int offset = found < 0 ? pos : found;
    uses.accept(
        new Use(
            site,
            source.path(),
            offset,
            name.length(),
            lines.line(offset),
            lines.column(offset),
            subject,
            successor,
            change,
            effect,
            List.of()));
  }
}
