package plumb.compiler.evaluation;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import plumb.compiler.deprecation.Deprecation;
import plumb.compiler.deprecation.Deprecation.Kind;
import plumb.compiler.deprecation.Deprecation.Subject;
import plumb.compiler.deprecation.OwnerDeprecations;
import plumb.compiler.snapshot.Definitions;

/**
 * What became of names: a parameter may have another name, its class may be gone and have a
 * successor, or both. One compile, one thread.
 */
public final class Renames {
  private final Compilation compilation;

  /**
   * A name that is on its way out, followed to where its renames end.
   *
   * @param used the name, leading to that end; to nothing when it has no successor
   * @param steps the renames on the way that may convert a value, in their order
   */
  public record Rename(Deprecation used, List<Deprecation> steps) {
    /** The parameter that it is now; null when it has no successor. */
    public @Nullable Subject end() {
      return used.renamedTo();
    }
  }

  Renames(Compilation compilation) {
    this.compilation = compilation;
  }

  /** A parameter's rename, its own or that of its class; null when its name is here to stay. */
  public @Nullable Rename ofParameter(String owner, String name) {
    Deprecation own = known(owner).parameters().get(name);
    if (own != null) {
      return follow(own, List.of(own));
    }
    Deprecation whole = ofGone(owner);
    return whole == null ? null : follow(whole.ofParameter(name), List.of());
  }

  private Rename follow(Deprecation used, List<Deprecation> first) {
    List<Deprecation> steps = new ArrayList<>(first);
    Subject end = used.renamedTo();
    for (int i = 0; end != null && end.parameter() != null; i++) {
      if (i > Deprecation.MOST_RENAMES) {
        throw used.cycle();
      }
      Deprecation next = known(end.owner()).parameters().get(end.parameter());
      Deprecation whole = next == null ? ofGone(end.owner()) : null;
      if (next != null && next.renamedTo() != null) {
        steps.add(next);
        end = next.renamedTo();
      } else if (whole != null) {
        end = whole.ofParameter(end.parameter()).renamedTo();
      } else {
        break;
      }
    }
    return new Rename(end == null ? used : used.leadingTo(end), List.copyOf(steps));
  }

  /**
   * The rename of what a setting of a declared class or defined type is called there; null for what
   * is called so.
   */
  @Nullable Rename ofSetting(Declaration declaration, String name) {
    String owner = declaration.definitionName();
    OwnerDeprecations known = owner == null ? OwnerDeprecations.NONE : known(owner);
    if (owner == null || known == OwnerDeprecations.NONE) {
      return null;
    }
    String before = declaration.formerName();
    Rename found = before == null ? null : ofParameter(before, name);
    if (found == null && known.parameters().containsKey(name)) {
      found = ofParameter(owner, name);
    } else if (found == null && !declaration.hasParameter(name)) {
      for (Deprecation former : formerOwners(owner)) {
        String formerOwner = former.subject().owner();
        if (known(formerOwner).parameters().containsKey(name)) {
          found = ofParameter(formerOwner, name);
          break;
        }
      }
    }
    Subject end = found == null ? null : found.end();
    boolean same = end != null && end.owner().equals(owner) && name.equals(end.parameter());
    return same ? null : found;
  }

  /**
   * Takes out names that set a parameter that is set already, by this name or another one.
   *
   * @param names of settings that hold where nothing else is said
   * @param given the names by which parameters are set
   */
  public void removeOutdone(String owner, Set<String> names, Set<String> given) {
    if (names.isEmpty() || given.isEmpty() || known(owner) == OwnerDeprecations.NONE) {
      return;
    }
    Set<String> set = new HashSet<>();
    given.forEach(name -> set.add(now(owner, name)));
    names.removeIf(name -> set.contains(now(owner, name)));
  }

  private String now(String owner, String name) {
    Rename rename = ofParameter(owner, name);
    Subject end = rename == null ? null : rename.end();
    return end == null ? owner + "::" + name : end.toString();
  }

  /** What says that a class or defined type, which is gone, has a successor; null for others. */
  @Nullable Deprecation ofGone(String owner) {
    Deprecation whole = known(owner).whole();
    return whole != null && whole.renamedTo() != null && isGone(owner) ? whole : null;
  }

  /** The classes or defined types that are gone and that this one stands for, latest first. */
  public List<Deprecation> formerOwners(String owner) {
    List<Deprecation> found = new ArrayList<>();
    for (Deprecation former : known(owner).formerOwners()) {
      if (isGone(former.subject().owner())) {
        found.add(former);
      }
    }
    for (int i = 0; i < found.size() && i < Deprecation.MOST_RENAMES; i++) {
      for (Deprecation earlier : known(found.get(i).subject().owner()).formerOwners()) {
        if (isGone(earlier.subject().owner())) {
          found.add(earlier.leadingTo(new Subject(earlier.subject().kind(), owner, null)));
        }
      }
    }
    return found;
  }

  private OwnerDeprecations known(String owner) {
    return compilation.deprecations().of(owner);
  }

  private boolean isGone(String owner) {
    Definitions definitions = compilation.environment().definitions();
    return definitions.findClass(owner) == null && definitions.findDefinedType(owner) == null;
  }

  /** The name of today of a class or defined type that is gone, with what says so. */
  @Nullable Deprecation successor(String owner, Kind kind) {
    Deprecation first = ofGone(owner);
    if (first == null || first.subject().kind() != kind) {
      return null;
    }
    Subject end = first.renamedTo();
    for (int i = 0; end != null; i++) {
      if (i > Deprecation.MOST_RENAMES) {
        throw first.cycle();
      }
      Deprecation next = ofGone(end.owner());
      if (next == null) {
        return first.leadingTo(end);
      }
      end = next.renamedTo();
    }
    return null;
  }
}
