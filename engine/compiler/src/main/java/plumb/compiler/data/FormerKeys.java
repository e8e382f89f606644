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
import plumb.compiler.evaluation.Renames.Rename;
import plumb.compiler.evaluation.ResourceNames;
import plumb.compiler.lookup.LookupHost.FormerName;
import plumb.compiler.lookup.LookupPlace;

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
    Subject end = new Subject(Deprecation.Kind.PARAMETER, owner, parameter);
    List<FormerParameter> own = known.former().getOrDefault(parameter, List.of());
    for (FormerParameter former : own) {
      names.add(new Name(former.steps().get(0).leadingTo(end), former.steps()));
    }
    for (Deprecation formerOwner : compilation.renames().formerOwners(owner)) {
      addFormer(formerOwner, end, own, names);
    }
    return names;
  }

  /** The names that a parameter had as one of a class that is gone. */
  private void addFormer(
      Deprecation formerOwner, Subject end, List<FormerParameter> own, List<FormerName> names) {
    String parameter = String.valueOf(end.parameter());
    String name = formerOwner.subject().owner();
    OwnerDeprecations known = compilation.deprecations().of(name);
    // Where the parameter of that name has become another one, it is not this one.
    if (!known.parameters().containsKey(parameter)) {
      names.add(new Name(formerOwner.ofParameter(parameter).leadingTo(end), List.of()));
    }
    for (FormerParameter former : known.former().getOrDefault(parameter, List.of())) {
      names.add(new Name(former.steps().get(0).leadingTo(end), former.steps()));
    }
    for (FormerParameter former : own) {
      Subject first = former.steps().get(0).subject();
      if (first.owner().equals(end.owner()) && first.parameter() != null) {
        Deprecation rename = formerOwner.ofParameter(first.parameter()).leadingTo(end);
        names.add(new Name(rename, former.steps()));
      }
    }
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
    public Object converted(Object value, LookupPlace place) {
      Origin setBy = place.origin();
      List<Deprecation> all = new ArrayList<>(steps);
      all.add(rename);
      if (compilation.deprecations().secrets().isSecret(all, value)) {
        CompileData.secretsOf(compilation).addSensitive(value);
      }
      return compilation
          .deprecations()
          .converted(
              new Rename(rename, steps), value, setBy == null ? Origin.data(null, 0, "") : setBy);
    }

    @Override
    public boolean converts() {
      return steps.stream().anyMatch(step -> step.convert() != null);
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
