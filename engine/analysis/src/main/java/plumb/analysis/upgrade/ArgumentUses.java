package plumb.analysis.upgrade;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import plumb.analysis.changes.Change;
import plumb.analysis.changes.Subject;
import plumb.analysis.changes.Subject.Sort;
import plumb.analysis.interfaces.DeclaredType;
import plumb.analysis.interfaces.Element;
import plumb.analysis.semantic.Code;
import plumb.analysis.semantic.Literals;
import plumb.analysis.semantic.Program;
import plumb.analysis.semantic.Refusal;
import plumb.analysis.upgrade.Use.Effect;
import plumb.analysis.upgrade.Use.Site;
import plumb.compiler.program.Assign;
import plumb.compiler.program.Attribute;
import plumb.compiler.program.Call;
import plumb.compiler.program.Expr;
import plumb.compiler.program.HashExpr;
import plumb.compiler.program.Literal;
import plumb.compiler.program.NamedVar;
import plumb.compiler.program.ResourceExpr;
import plumb.compiler.program.SlotVar;
import plumb.compiler.program.Splat;
import plumb.values.Type;
import plumb.values.Undef;

/** Finds the arguments that an upgrade touches, wherever a manifest gives them. */
final class ArgumentUses {
  private final Program program;
  private final Upgrade upgrade;
  private final UsesOfFile uses;
  private final Map<String, Expr> assigned = new HashMap<>();

  ArgumentUses(Program program, Upgrade upgrade, UsesOfFile uses) {
    this.program = program;
    this.upgrade = upgrade;
    this.uses = uses;
  }

  /** Looks at the variables of one definition from now on; those that are set twice are unknown. */
  void in(Code code) {
    assigned.clear();
    Set<String> twice = new HashSet<>();
    for (Assign assign : code.all(Assign.class)) {
      if (assigned.put(assign.name(), assign.value()) != null) {
        twice.add(assign.name());
      }
    }
    assigned.keySet().removeAll(twice);
  }

  /** The hash that an expression is, or that its variable is; null when it is none. */
  @Nullable HashExpr literal(Expr expression) {
    Expr found = expression;
    if (expression instanceof SlotVar variable) {
      found = assigned.get(variable.name());
    } else if (expression instanceof NamedVar variable) {
      found = assigned.get(variable.name());
    }
    return found instanceof HashExpr hash ? hash : null;
  }

  /** Those of a class that is declared. */
  void ofClass(String name, ResourceExpr.ResourceBody body, int pos) {
    Set<String> given = of(true, name, body.attributes(), Site.ARGUMENT);
    if (given != null) {
      missing(name, given, pos);
    }
  }

  /** Those of a resource that is declared. */
  void ofResource(String type, ResourceExpr.ResourceBody body) {
    boolean isDefault = Literals.texts(body.title()).isEmpty() && isDefault(body.title());
    Set<String> given = of(false, type, body.attributes(), Site.ARGUMENT);
    if (given != null && !isDefault) {
      for (Change change : upgrade.required(Sort.DEFINED_TYPE, type)) {
        missing(change, given, body.pos());
      }
    }
  }

  private static boolean isDefault(Expr title) {
    return title instanceof Literal literal && !(literal.value() instanceof String);
  }

  /** Those that an override, a default or a collector sets. */
  void of(String type, List<Attribute> attributes, Site site) {
    Set<String> unused = of(type.equals("class"), type, attributes, site);
  }

  /** Tells those that are touched; returns all names, or null when not all are known. */
  private @Nullable Set<String> of(
      boolean ofClass, String owner, List<Attribute> attributes, Site site) {
    Set<String> given = new HashSet<>();
    boolean complete = true;
    for (Attribute attribute : attributes) {
      String name = attribute.name();
      if (name != null) {
        given.add(name);
        argument(ofClass, owner, name, attribute.pos(), attribute.value(), site);
        continue;
      }
      HashExpr hash = literal(attribute.value());
      complete &= hash != null;
      if (hash != null) {
        entries(ofClass, owner, hash, Site.SPLAT, given);
      }
    }
    return complete ? given : null;
  }

  private void entries(boolean ofClass, String owner, HashExpr hash, Site site, Set<String> given) {
    for (int i = 0; i < hash.keys().size(); i++) {
      Expr key = hash.keys().get(i);
      String name = Literals.text(key);
      if (name != null) {
        given.add(name);
        argument(ofClass, owner, name, key.pos(), hash.values().get(i), site);
      }
    }
  }

  /**
   * Those in the hash that makes resources.
   *
   * @param single whether the hash is that of one resource; otherwise it has one for each title
   */
  void created(String type, HashExpr hash, boolean single) {
    if (single) {
      entries(false, type, hash, Site.CREATED, new HashSet<>());
      return;
    }
    boolean isClass = type.equals("class");
    for (int i = 0; i < hash.keys().size(); i++) {
      Expr title = hash.keys().get(i);
      HashExpr inner = literal(hash.values().get(i));
      String name = Literals.text(title);
      if (isClass && name != null) {
        String owner = ManifestUses.canonical(name);
        uses.name(upgrade.of(Sort.CLASS, owner), owner, title.pos());
      }
      if (inner != null && (!isClass || name != null)) {
        String owner = isClass ? ManifestUses.canonical(String.valueOf(name)) : type;
        entries(isClass, owner, inner, Site.CREATED, new HashSet<>());
      }
    }
  }

  private void argument(
      boolean ofClass, String owner, String name, int pos, Expr value, Site site) {
    for (Change change : upgrade.ofParameter(ofClass, owner, name)) {
      Effect effect = effect(change, value);
      if (effect != null) {
        uses.add(site, name, pos, change.subject(), change.successor(), change, effect);
      }
    }
  }

  /** An attribute that is only asked for. */
  void read(String type, String attribute, int pos, Site site) {
    for (Change change : upgrade.ofParameter(type.equals("class"), type, attribute)) {
      Effect effect = UsesOfFile.effect(change, Effect.FAILS);
      if (effect != null) {
        uses.add(site, attribute, pos, change.subject(), change.successor(), change, effect);
      }
    }
  }

  private @Nullable Effect effect(Change change, Expr value) {
    if (!UsesOfFile.isOfType(change)) {
      return UsesOfFile.effect(change, Effect.FAILS);
    }
    Subject successor = change.successor();
    DeclaredType type = upgrade.typeOf(successor == null ? change.subject() : successor);
    if (type == null || value instanceof Literal literal && literal.value() == Undef.UNDEF) {
      return null;
    }
    Object known = program.constants().value(value, program.asSource());
    if (known != null) {
      return type.refuses(known) ? Effect.REFUSED : type.isKnown() ? null : Effect.DOUBTFUL;
    }
    Type own = type.type();
    boolean refused =
        own != null
            && type.isKnown()
            && Refusal.isCertain(own, value, program.constants(), program.asSource());
    return refused ? Effect.REFUSED : Effect.DOUBTFUL;
  }

  /** Tells the parameters of a class that have to be given now, unless data does. */
  void missing(String className, Set<String> given, int pos) {
    for (Change change : upgrade.required(Sort.CLASS, className)) {
      if (!uses.isInData(change.subject().name())) {
        missing(change, given, pos);
      }
    }
  }

  private void missing(Change change, Set<String> given, int pos) {
    String name = Objects.requireNonNull(change.subject().parameter());
    if (!given.contains(name)) {
      uses.missing(pos, change);
    }
  }

  /** A call of a function that takes other arguments now. */
  void call(Call call, String name) {
    Change change = upgrade.ofSignature(name);
    Element.Function function = change == null ? null : upgrade.function(name);
    if (change == null || function == null || function.signatures().isEmpty()) {
      return;
    }
    boolean open = call.args().stream().anyMatch(Splat.class::isInstance);
    boolean fits =
        open || function.signatures().stream().anyMatch(signature -> fits(call, signature));
    if (!fits) {
      uses.add(Site.NAME, name, call.pos(), change.subject(), null, change, Effect.REFUSED);
    }
  }

  /** Whether nothing of a call is certainly wrong. */
  private boolean fits(Call call, Element.Signature signature) {
    int count = call.args().size();
    if (count < signature.least() || count > signature.most()) {
      return false;
    }
    boolean block = call.lambda() != null;
    boolean fits =
        switch (signature.block()) {
          case NONE -> !block;
          case OPTIONAL -> true;
          case REQUIRED -> block;
        };
    for (int i = 0; i < count && fits; i++) {
      int index = Math.min(i, signature.parameters().size() - 1);
      DeclaredType declared = signature.parameters().get(index).type();
      Type type = declared.type();
      fits =
          type == null
              || !declared.isKnown()
              || !Refusal.isCertain(
                  type, call.args().get(i), program.constants(), program.asSource());
    }
    return fits;
  }
}
