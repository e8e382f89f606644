package plumb.compiler.fleet;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import plumb.catalog.diff.CatalogDiff;
import plumb.catalog.diff.ParameterChange;
import plumb.catalog.diff.ResourceChange;
import plumb.compiler.lookup.Secrets;
import plumb.values.ValueText;

/**
 * What of a catalog's changes people see: no secrets, nothing that is to be ignored, and nothing
 * that only says that the environments lie in different directories. Immutable.
 */
public final class CatalogFilter {
  private final List<IgnoreRule> ignored;

  public CatalogFilter(List<IgnoreRule> ignored) {
    this.ignored = List.copyOf(ignored);
  }

  /** Where the two environments lie; null for one without a directory. */
  record Directories(@Nullable Path before, @Nullable Path after) {
    /** Whether two values are the same text but for the directory of their environment. */
    boolean areSame(@Nullable Object old, @Nullable Object now) {
      if (before == null || after == null || old == null || now == null || before.equals(after)) {
        return false;
      }
      String text = ValueText.quoted(old);
      String expected = text.replace(before.toString(), after.toString());
      // Secrets that differ have the same text.
      return !expected.equals(text) && expected.equals(ValueText.quoted(now));
    }
  }

  /** What of the changes between two finished catalogs is to be seen. */
  public CatalogDiff apply(CatalogDiff diff) {
    return apply(diff, new Directories(null, null), null, null);
  }

  CatalogDiff apply(
      CatalogDiff diff,
      Directories directories,
      @Nullable Secrets oldSecrets,
      @Nullable Secrets newSecrets) {
    List<ResourceChange> changes = new ArrayList<>();
    for (ResourceChange change : diff.changes()) {
      List<ParameterChange> parameters = new ArrayList<>();
      for (ParameterChange parameter : change.parameters()) {
        if (!isIgnored(change, parameter.name())
            && !directories.areSame(parameter.before(), parameter.after())) {
          parameters.add(hidden(parameter, oldSecrets, newSecrets));
        }
      }
      boolean changed = change.kind() != ResourceChange.Kind.CHANGED || !parameters.isEmpty();
      if (changed && !isIgnored(change, null)) {
        changes.add(
            new ResourceChange(
                change.before(),
                change.after(),
                parameters,
                String.valueOf(hidden(change.ref(), oldSecrets, newSecrets))));
      }
    }
    return CatalogDiff.of(changes);
  }

  private boolean isIgnored(ResourceChange change, @Nullable String parameter) {
    return ignored.stream().anyMatch(rule -> rule.matches(change.ref(), parameter));
  }

  private static ParameterChange hidden(
      ParameterChange change, @Nullable Secrets oldSecrets, @Nullable Secrets newSecrets) {
    return new ParameterChange(
        change.name(),
        hidden(change.before(), oldSecrets, newSecrets),
        hidden(change.after(), oldSecrets, newSecrets),
        change.beforeOrigin(),
        change.afterOrigin());
  }

  /** Neither shows a secret of the other: one that is encrypted now stood there as plain text. */
  private static @Nullable Object hidden(
      @Nullable Object value, @Nullable Secrets oldSecrets, @Nullable Secrets newSecrets) {
    return hidden(hidden(value, oldSecrets), newSecrets);
  }

  private static @Nullable Object hidden(@Nullable Object value, @Nullable Secrets secrets) {
    return value == null || secrets == null ? value : secrets.hide(value);
  }
}
