package plumb.compiler.data;

import java.util.ArrayList;
import java.util.List;
import plumb.catalog.DeprecationUse.Code;
import plumb.catalog.Origin;
import plumb.compiler.deprecation.Deprecation;
import plumb.compiler.deprecation.Deprecation.Subject;
import plumb.compiler.deprecation.OwnerDeprecations;
import plumb.compiler.deprecation.OwnerDeprecations.FormerParameter;
import plumb.compiler.evaluation.Compilation;
import plumb.compiler.evaluation.ResourceNames;
import plumb.compiler.lookup.LookupHost.FormerName;

/** The names that keys of parameters had, in one compile. */
final class FormerKeys {
  private final Compilation compilation;

  FormerKeys(Compilation compilation) {
    this.compilation = compilation;
  }

  List<FormerName> of(String root) {
    int colons = root.lastIndexOf("::");
    if (colons <= 0) {
      return List.of();
    }
    String owner = root.substring(0, colons);
    OwnerDeprecations known = compilation.deprecations().of(owner);
    if (known == OwnerDeprecations.NONE) {
      return List.of();
    }
    String parameter = root.substring(colons + 2);
    List<FormerName> names = new ArrayList<>();
    for (FormerParameter former : known.former().getOrDefault(parameter, List.of())) {
      Subject end = new Subject(Deprecation.Kind.PARAMETER, owner, parameter);
      names.add(new Name(former.steps().get(0).leadingTo(end), former.steps()));
    }
    for (Deprecation formerOwner : known.formerOwners()) {
      names.add(new Name(formerOwner.ofParameter(parameter), List.of()));
      for (FormerParameter former : known.former().getOrDefault(parameter, List.of())) {
        Subject own = former.steps().get(0).subject();
        if (own.owner().equals(owner) && own.parameter() != null) {
          Subject end = new Subject(Deprecation.Kind.PARAMETER, owner, parameter);
          Deprecation rename = formerOwner.ofParameter(own.parameter()).leadingTo(end);
          names.add(new Name(rename, former.steps()));
        }
      }
    }
    return names;
  }

  private final class Name implements FormerName {
    private final Deprecation rename;
    private final List<Deprecation> steps;

    Name(Deprecation rename, List<Deprecation> steps) {
      this.rename = rename;
      this.steps = steps;
    }

    @Override
    public String root() {
      return rename.subject().toString();
    }

    @Override
    public Object converted(Object value) {
      return compilation.deprecations().converted(steps, value);
    }

    @Override
    public void found(Origin origin, boolean superseded) {
      Subject target = rename.renamedTo();
      String owner = target == null ? rename.subject().owner() : target.owner();
      String resource = "Class[" + ResourceNames.classTitle(owner) + "]";
      Code code = superseded ? Code.SUPERSEDED : Code.DEPRECATED;
      compilation.deprecations().note(rename, code, resource, origin);
    }
  }
}
