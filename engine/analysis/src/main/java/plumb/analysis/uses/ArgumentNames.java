package plumb.analysis.uses;

import static plumb.compiler.deprecation.Deprecation.Subject.canonical;

import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import plumb.analysis.semantic.Literals;
import plumb.analysis.uses.NameVisitor.Argument;
import plumb.analysis.uses.NameVisitor.Named;
import plumb.analysis.uses.NameVisitor.Owner;
import plumb.compiler.program.Attribute;
import plumb.compiler.program.Call;
import plumb.compiler.program.Expr;
import plumb.compiler.program.HashExpr;
import plumb.compiler.program.Literal;

/** Shows the parameters that one definition sets, wherever it gives them. */
final class ArgumentNames {
  private final HashValues hashes;
  private final NameVisitor visitor;

  ArgumentNames(HashValues hashes, NameVisitor visitor) {
    this.hashes = hashes;
    this.visitor = visitor;
  }

  /** All that attributes set; returns the names, or null when not all are known. */
  @Nullable Set<String> of(Owner owner, List<Attribute> attributes, Site site) {
    Set<String> given = new LinkedHashSet<>();
    boolean complete = true;
    for (Attribute attribute : attributes) {
      if (attribute.name() != null) {
        given.add(attribute.name());
      } else {
        complete &= names(attribute.value(), given);
      }
    }
    boolean whole = complete;
    for (Attribute attribute : attributes) {
      String name = attribute.name();
      if (name == null) {
        entries(owner, attribute.value(), attribute.pos(), Site.SPLAT, given, whole);
      } else {
        visitor.argument(
            new Argument(
                owner, name, attribute.pos(), attribute.value(), site, given, false, whole));
      }
    }
    return complete ? given : null;
  }

  /** Adds the names in a hash; whether these are all. */
  private boolean names(Expr expression, Set<String> to) {
    HashValues.Known known = hashes.of(expression);
    boolean complete = known.isWhole();
    for (HashValues.Part part : known.hashes()) {
      for (Expr key : part.hash().keys()) {
        String name = Literals.text(key);
        complete &= name != null;
        if (name != null) {
          to.add(name);
        }
      }
    }
    return complete;
  }

  private void entries(
      Owner owner, Expr expression, int pos, Site site, Set<String> given, boolean whole) {
    HashValues.Known known = hashes.of(expression);
    boolean complete = known.isWhole();
    for (HashValues.Part part : known.hashes()) {
      HashExpr hash = part.hash();
      for (int i = 0; i < hash.keys().size(); i++) {
        Expr key = hash.keys().get(i);
        String name = Literals.text(key);
        complete &= name != null;
        if (name != null) {
          Expr value = hash.values().get(i);
          visitor.argument(
              new Argument(owner, name, key.pos(), value, site, given, part.isShared(), whole));
        }
      }
    }
    if (!complete) {
      visitor.computed(owner, pos);
    }
  }

  /** What functions that make resources of hashes get. */
  void created(Call call, String function) {
    int at =
        switch (function) {
          case "create_resources", "ensure_resources", "stdlib::ensure_resources" -> 1;
          case "ensure_resource", "stdlib::ensure_resource" -> 2;
          default -> 0;
        };
    if (at == 0) {
      return;
    }
    if (Literals.texts(call.args().get(0)).isEmpty()) {
      given(call.args(), at, new Owner(false, ""));
    }
    for (Literal type : Literals.texts(call.args().get(0))) {
      // A prefix makes them virtual or exported.
      String name = canonical(String.valueOf(type.value()).replaceFirst("^@{1,2}", ""));
      if (!name.equals("class")) {
        visitor.name(Named.RESOURCE, name, type.pos());
      }
      given(call.args(), at, new Owner(false, name));
    }
  }

  private void given(List<Expr> given, int at, Owner owner) {
    boolean isClass = owner.name().equals("class");
    if (at == 2 && given.size() > 2) {
      one(owner, given.get(2));
    } else if (at == 1 && given.size() > 1) {
      many(owner, isClass, given.get(1));
      if (given.size() > 2 && !isClass) {
        one(owner, given.get(2));
      }
    }
  }

  private void one(Owner owner, Expr attributes) {
    Set<String> given = new HashSet<>();
    boolean whole = names(attributes, given);
    entries(owner, attributes, attributes.pos(), Site.CREATED, given, whole);
  }

  /** Those in a hash that has a hash for each title. */
  private void many(Owner of, boolean isClass, Expr resources) {
    HashValues.Known known = hashes.of(resources);
    for (HashValues.Part part : known.hashes()) {
      HashExpr hash = part.hash();
      for (int i = 0; i < hash.keys().size(); i++) {
        Expr title = hash.keys().get(i);
        String name = Literals.text(title);
        if (isClass && name != null) {
          String className = canonical(name);
          visitor.name(Named.CLASS, className, title.pos());
          one(new Owner(true, className), hash.values().get(i));
        } else if (!isClass) {
          one(of, hash.values().get(i));
        }
      }
    }
    if (!known.isWhole() && !isClass) {
      visitor.computed(of, resources.pos());
    }
  }
}
