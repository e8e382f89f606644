package plumb.analysis.upgrade;

import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import plumb.analysis.changes.Change;
import plumb.analysis.changes.Subject.Sort;
import plumb.analysis.upgrade.Use.Effect;
import plumb.analysis.uses.NameVisitor;
import plumb.analysis.uses.Site;
import plumb.compiler.program.Call;

/** Finds what an upgrade touches of the names in code. */
class CodeUses implements NameVisitor {
  final Upgrade upgrade;
  final UsesOfFile uses;

  CodeUses(Upgrade upgrade, UsesOfFile uses) {
    this.upgrade = upgrade;
    this.uses = uses;
  }

  @Override
  public void name(Named named, String name, int pos) {
    Change change =
        switch (named) {
          case CLASS -> upgrade.of(Sort.CLASS, name);
          case RESOURCE -> upgrade.ofResource(name);
          case FUNCTION -> upgrade.of(Sort.FUNCTION, name);
          case TYPE_ALIAS -> upgrade.of(Sort.TYPE_ALIAS, name);
        };
    uses.name(change, name, pos);
  }

  @Override
  public void key(String key, int pos, Site site) {
    uses.key(upgrade.ofKey(key), key, pos, site);
  }

  /** That of manifests and templates in the language, whose values are known, too. */
  static final class OfProgram extends CodeUses {
    private final ValueEffects values;

    OfProgram(Upgrade upgrade, UsesOfFile uses, ValueEffects values) {
      super(upgrade, uses);
      this.values = values;
    }

    @Override
    public void argument(Argument argument) {
      for (Change change : changes(argument.owner(), argument.name())) {
        Effect effect = values.effect(change, argument.value());
        if (effect != null) {
          uses.add(
              argument.site(),
              argument.name(),
              argument.pos(),
              change.subject(),
              change.successor(),
              change,
              effect);
        }
      }
    }

    private Iterable<Change> changes(Owner owner, String parameter) {
      return upgrade.ofParameter(owner.isClass(), owner.name(), parameter);
    }

    @Override
    public void read(Owner owner, String parameter, int pos, Site site) {
      for (Change change : changes(owner, parameter)) {
        Effect effect = UsesOfFile.effect(change, Effect.FAILS);
        if (effect != null) {
          uses.add(site, parameter, pos, change.subject(), change.successor(), change, effect);
        }
      }
    }

    /** Tells the parameters that have to be given now, unless data does. */
    @Override
    public void declared(Owner owner, @Nullable Set<String> given, int pos) {
      if (given == null) {
        return;
      }
      Sort sort = owner.isClass() ? Sort.CLASS : Sort.DEFINED_TYPE;
      for (Change change : upgrade.required(sort, owner.name())) {
        String name = Objects.requireNonNull(change.subject().parameter());
        boolean inData = owner.isClass() && uses.isInData(change.subject().name());
        if (!given.contains(name) && !inData) {
          uses.missing(pos, change);
        }
      }
    }

    @Override
    public void call(Call call, String name) {
      Change change = upgrade.of(Sort.FUNCTION, name) == null ? upgrade.ofSignature(name) : null;
      if (change != null && !values.fits(call, name)) {
        uses.add(Site.NAME, name, call.pos(), change.subject(), null, change, Effect.REFUSED);
      }
    }
  }
}
