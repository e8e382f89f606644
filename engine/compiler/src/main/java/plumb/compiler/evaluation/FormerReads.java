package plumb.compiler.evaluation;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import plumb.catalog.DeprecationUse.Code;
import plumb.catalog.Origin;
import plumb.compiler.deprecation.Deprecation;
import plumb.compiler.deprecation.Deprecation.Subject;
import plumb.compiler.deprecation.OwnerDeprecations;
import plumb.compiler.evaluation.Renames.Rename;

/** What is read by a name that it had: a parameter of a resource, a variable, a key of data. */
public final class FormerReads {
  private final Compilation compilation;
  private final Renames renames;

  FormerReads(Compilation compilation) {
    this.compilation = compilation;
    this.renames = compilation.renames();
  }

  /** The value of a parameter of a resource, by the name that it has or had. */
  Object parameter(Declaration declaration, String name, Supplier<Origin> by) {
    Object value = declaration.value(name);
    Rename rename = renames.ofSetting(declaration, name);
    Subject end = rename == null ? null : rename.end();
    if (rename == null || end == null || end.parameter() == null) {
      return value;
    }
    String resource = declaration.resource().ref();
    compilation.deprecations().note(rename.used(), Code.DEPRECATED, resource, by.get());
    Declaration holder =
        end.owner().equals(declaration.definitionName())
            ? declaration
            : compilation.resources().find("class", end.owner());
    return holder == null ? value : holder.value(end.parameter());
  }

  /** Whether a declared resource has, or had, a parameter of that name. */
  boolean accepts(Declaration declaration, String name) {
    String owner = declaration.definitionName();
    return declaration.hasParameter(name)
        || owner != null && compilation.deprecations().of(owner).parameters().containsKey(name)
        || renames.ofSetting(declaration, name) != null;
  }

  /**
   * A variable of a class by a name that the parameter or the class had; what is given where it is
   * none.
   */
  @Nullable Object variable(
      String className, String name, @Nullable Object value, Supplier<Origin> by) {
    String owner = ResourceNames.canonical(className);
    DefinitionScope scope = compilation.classes().scope(owner);
    Deprecation gone = scope == null ? renames.ofGone(owner) : null;
    if (gone != null) {
      return ofGone(gone, name, by);
    }
    for (DefinitionScope each = scope; each != null; each = each.inherited()) {
      String definition = each.definitionName();
      if (compilation.deprecations().of(definition).parameters().containsKey(name)) {
        Object current = renamed(renames.ofParameter(definition, name), definition, by);
        return current == null ? value : current;
      }
    }
    return value;
  }

  private @Nullable Object ofGone(Deprecation gone, String name, Supplier<Origin> by) {
    String owner = gone.subject().owner();
    if (compilation.deprecations().of(owner).parameters().containsKey(name)) {
      return renamed(renames.ofParameter(owner, name), owner, by);
    }
    Rename rename = renames.ofParameter(owner, name);
    Subject end = rename == null ? null : rename.end();
    if (end == null || end.parameter() == null) {
      return null;
    }
    Deprecation whole = gone.leadingTo(new Subject(gone.subject().kind(), end.owner(), null));
    String resource = "Class[" + ResourceNames.classTitle(end.owner()) + "]";
    compilation.deprecations().note(whole, Code.DEPRECATED, resource, by.get());
    return compilation.classes().variable(end.owner(), end.parameter());
  }

  private @Nullable Object renamed(@Nullable Rename rename, String owner, Supplier<Origin> by) {
    Subject end = rename == null ? null : rename.end();
    if (rename == null || end == null || end.parameter() == null) {
      return null;
    }
    String resource = "Class[" + ResourceNames.classTitle(owner) + "]";
    compilation.deprecations().note(rename.used(), Code.DEPRECATED, resource, by.get());
    return compilation.classes().variable(end.owner(), end.parameter());
  }

  /**
   * The key of data that stands now for one that is looked up by the name that a parameter had;
   * null for all others.
   */
  public @Nullable String key(String root, Supplier<Origin> by) {
    int colons = root.lastIndexOf("::");
    if (colons <= 0) {
      return null;
    }
    String owner = root.substring(0, colons);
    OwnerDeprecations known = compilation.deprecations().of(owner);
    if (known == OwnerDeprecations.NONE) {
      return null;
    }
    Rename rename = renames.ofParameter(owner, root.substring(colons + 2));
    if (rename == null) {
      return null;
    }
    Subject end = rename.end();
    String resource = "Class[" + ResourceNames.classTitle(end == null ? owner : end.owner()) + "]";
    compilation.deprecations().note(rename.used(), Code.DEPRECATED, resource, by.get());
    return end == null ? null : end.toString();
  }
}
