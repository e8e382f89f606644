package plumb.analysis.uses;

import static plumb.compiler.deprecation.Deprecation.Subject.canonical;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import plumb.analysis.semantic.Code;
import plumb.analysis.semantic.Literals;
import plumb.analysis.semantic.Program;
import plumb.analysis.uses.NameVisitor.Named;
import plumb.analysis.uses.NameVisitor.Owner;
import plumb.compiler.program.Access;
import plumb.compiler.program.Assign;
import plumb.compiler.program.Call;
import plumb.compiler.program.Collect;
import plumb.compiler.program.Expr;
import plumb.compiler.program.HashExpr;
import plumb.compiler.program.Interpolation;
import plumb.compiler.program.ListExpr;
import plumb.compiler.program.Literal;
import plumb.compiler.program.QualifiedVar;
import plumb.compiler.program.ResourceDefaults;
import plumb.compiler.program.ResourceExpr;
import plumb.compiler.program.ResourceName;
import plumb.compiler.program.ResourceOverride;
import plumb.compiler.program.TypeName;

/** Shows the names that a manifest or EPP template uses. */
public final class CodeNames {
  private static final Set<String> INCLUDING = Set.of("include", "contain", "require");
  private static final Set<String> LOOKING_UP =
      Set.of("lookup", "hiera", "hiera_array", "hiera_hash", "hiera_include");

  private final Program program;
  private final NameVisitor visitor;
  private ArgumentNames arguments;

  private CodeNames(Program program, NameVisitor visitor) {
    this.program = program;
    this.visitor = visitor;
    this.arguments = new ArgumentNames(new HashValues(program.codes().get(0)), visitor);
  }

  /** Shows all names of a program. */
  public static void show(Program program, NameVisitor visitor) {
    new CodeNames(program, visitor).show();
  }

  private void show() {
    for (Code code : program.codes()) {
      visitor.enter(code);
      String parent = code.parent();
      if (parent != null) {
        int pos = program.source().text().indexOf("inherits", code.pos());
        visitor.name(Named.CLASS, parent, pos < 0 ? code.pos() : pos + "inherits".length());
      }
      arguments = new ArgumentNames(new HashValues(code), visitor);
      code.all().forEach(one -> expression(one));
      handed(code);
      for (Literal literal : code.all(Literal.class)) {
        if (literal.value() instanceof String text) {
          visitor.text(text, literal.pos());
          if (text.contains("<%")) {
            RubyNames.texts(text, at -> literal.pos(), visitor);
          }
        }
      }
    }
  }

  private void expression(Expr expression) {
    if (expression instanceof ResourceExpr resource) {
      resource(resource);
    } else if (expression instanceof ResourceOverride override) {
      if (override.resources() instanceof Access access) {
        for (Owner owner : owners(access)) {
          Set<String> unused = arguments.of(owner, override.attributes(), Site.OVERRIDE);
        }
      }
    } else if (expression instanceof ResourceDefaults defaults) {
      if (defaults.type() instanceof TypeName type) {
        Owner owner = new Owner(false, canonical(type.name()));
        Set<String> unused = arguments.of(owner, defaults.attributes(), Site.DEFAULT);
      }
    } else if (expression instanceof Collect collect) {
      Owner owner = new Owner(false, canonical(collect.typeName()));
      visitor.name(Named.RESOURCE, owner.name(), collect.pos());
      Set<String> unused = arguments.of(owner, collect.attributes(), Site.COLLECTOR);
      query(owner, collect.query());
    } else if (expression instanceof Call call) {
      call(call, canonical(call.name()));
    } else if (expression instanceof Access access) {
      access(access);
    } else if (expression instanceof TypeName type) {
      visitor.name(Named.TYPE_ALIAS, type.name(), type.pos());
      visitor.name(Named.RESOURCE, canonical(type.name()), type.pos());
    } else if (expression instanceof QualifiedVar variable) {
      String name = canonical(variable.className()) + "::" + variable.name();
      visitor.key(name, variable.pos(), Site.READ);
    }
  }

  /** What may be read of resources that variables have, as the code gives these to them. */
  private void handed(Code code) {
    Set<Owner> handed = new LinkedHashSet<>();
    code.all(Assign.class).forEach(each -> handed(each.value(), handed));
    for (Call call : code.all(Call.class)) {
      if (!INCLUDING.contains(call.name())) {
        call.args().forEach(one -> handed(one, handed));
      }
    }
    if (handed.isEmpty()) {
      return;
    }
    for (Access access : code.all(Access.class)) {
      boolean known = access.left() instanceof TypeName;
      if (!known && !(access.left() instanceof Access of && of.left() instanceof TypeName)) {
        for (Expr key : access.keys()) {
          for (Literal text : Literals.texts(key)) {
            String name = String.valueOf(text.value());
            handed.forEach(owner -> visitor.perhapsRead(owner, name, text.pos()));
          }
        }
      }
    }
  }

  private static void handed(Expr value, Set<Owner> to) {
    if (value instanceof ListExpr list) {
      list.items().forEach(each -> handed(each, to));
    } else if (value instanceof Access access) {
      to.addAll(owners(access));
    } else if (value instanceof ResourceExpr resource
        && resource.type() instanceof ResourceName type) {
      to.add(new Owner(false, type.name()));
    }
  }

  private void resource(ResourceExpr resource) {
    if (resource.type() instanceof Access reference) {
      for (Owner owner : owners(reference)) {
        for (ResourceExpr.ResourceBody body : resource.bodies()) {
          Set<String> unused = arguments.of(owner, body.attributes(), Site.ARGUMENT);
        }
      }
    }
    if (!(resource.type() instanceof ResourceName type)) {
      return;
    }
    boolean isClass = type.name().equals("class");
    if (!isClass) {
      visitor.name(Named.RESOURCE, type.name(), type.pos());
    }
    for (ResourceExpr.ResourceBody body : resource.bodies()) {
      if (isClass) {
        for (Literal title : Literals.texts(body.title())) {
          Owner owner = new Owner(true, className(title));
          Set<String> given = arguments.of(owner, body.attributes(), Site.ARGUMENT);
          visitor.declared(owner, given, title.pos());
        }
      } else {
        Owner owner = new Owner(false, type.name());
        Set<String> given = arguments.of(owner, body.attributes(), Site.ARGUMENT);
        if (!isDefault(body.title())) {
          visitor.declared(owner, given, body.pos());
        }
      }
    }
  }

  private static boolean isDefault(Expr title) {
    return title instanceof Literal literal && !(literal.value() instanceof String);
  }

  private String className(Literal literal) {
    String name = canonical(String.valueOf(literal.value()));
    visitor.name(Named.CLASS, name, literal.pos());
    return name;
  }

  /** A class, or a variable. */
  private void defined(Literal asked) {
    String text = String.valueOf(asked.value());
    if (text.startsWith("$")) {
      visitor.key(canonical(text.substring(1)), asked.pos(), Site.READ);
    } else {
      String unused = className(asked);
    }
  }

  private void query(Owner owner, Collect.@Nullable Query query) {
    if (query instanceof Collect.Query.And and) {
      query(owner, and.left());
      query(owner, and.right());
    } else if (query instanceof Collect.Query.Or or) {
      query(owner, or.left());
      query(owner, or.right());
    } else if (query instanceof Collect.Query.Attribute attribute) {
      visitor.read(owner, attribute.name(), attribute.pos(), Site.COLLECTOR);
    }
  }

  private void call(Call call, String name) {
    visitor.name(Named.FUNCTION, name, call.pos());
    visitor.call(call, name);
    List<Expr> given = call.args();
    if (given.isEmpty()) {
      return;
    }
    if (INCLUDING.contains(name)) {
      for (Expr one : given) {
        for (Literal title : Literals.texts(one)) {
          visitor.declared(new Owner(true, className(title)), Set.of(), title.pos());
        }
      }
    } else if (LOOKING_UP.contains(name)) {
      lookup(given.get(0));
    } else if (name.equals("call") && Literals.text(given.get(0)) != null) {
      String called = canonical(String.valueOf(Literals.text(given.get(0))));
      visitor.name(Named.FUNCTION, called, given.get(0).pos());
      if (LOOKING_UP.contains(called)) {
        given.stream().skip(1).limit(1).forEach(this::lookup);
      }
    } else if (name.equals("defined")) {
      given.forEach(one -> Literals.texts(one).forEach(this::defined));
    } else if (name.equals("getvar")) {
      if (given.get(0) instanceof Interpolation) {
        lookup(given.get(0));
      }
      for (Literal key : Literals.texts(given.get(0))) {
        key(canonical(String.valueOf(key.value())), key.pos(), Site.READ);
      }
    } else if (name.equals("inline_template") || name.equals("inline_epp")) {
      InlineNames inline = new InlineNames(program, visitor);
      given.forEach(each -> inline.show(each, name.equals("inline_template")));
    } else if (name.equals("getparam") && given.size() > 1) {
      parameter(given.get(0), given.get(1));
    } else {
      arguments.created(call, name);
    }
  }

  /** A name, a list of names, or a hash that has it. */
  private void lookup(Expr name) {
    if (name instanceof ListExpr list) {
      list.items().forEach(this::lookup);
    } else if (name instanceof HashExpr hash) {
      for (int i = 0; i < hash.keys().size(); i++) {
        if ("name".equals(Literals.text(hash.keys().get(i)))) {
          lookup(hash.values().get(i));
        }
      }
    } else if (name instanceof Interpolation interpolation) {
      List<@Nullable String> parts = new ArrayList<>();
      interpolation.parts().forEach(part -> parts.add(Literals.text(part)));
      visitor.computedKey(parts, name.pos());
    } else if (Literals.text(name) != null) {
      key(String.valueOf(Literals.text(name)), name.pos(), Site.LOOKUP);
    }
  }

  /** What follows the first dot goes into the value. */
  private void key(String text, int pos, Site site) {
    int dot = text.indexOf('.');
    visitor.key(dot < 0 ? text : text.substring(0, dot), pos, site);
  }

  /** {@code Class['x']}, {@code Resource['type', 'title']}, {@code Type['title']['attribute']}. */
  private void access(Access access) {
    String type = access.left() instanceof TypeName name ? canonical(name.name()) : "";
    if (type.equals("class")) {
      access.keys().forEach(one -> Literals.texts(one).forEach(this::className));
    } else if (type.equals("resource")) {
      for (Literal named : Literals.texts(access.keys().get(0))) {
        visitor.name(Named.RESOURCE, canonical(String.valueOf(named.value())), named.pos());
      }
    } else {
      attributeOf(access.left(), access.keys());
    }
  }

  /** What {@code getparam} is asked for. */
  private void parameter(Expr resource, Expr name) {
    if (resource instanceof Access) {
      attributeOf(resource, List.of(name));
    } else {
      for (Literal text : Literals.texts(name)) {
        visitor.read(new Owner(false, ""), String.valueOf(text.value()), text.pos(), Site.READ);
      }
    }
  }

  private void attributeOf(Expr resource, List<Expr> keys) {
    if (resource instanceof Access access) {
      for (Owner owner : owners(access)) {
        if (keys.stream().anyMatch(key -> Literals.texts(key).isEmpty())) {
          visitor.computedRead(owner, access.pos());
        }
        for (Expr key : keys) {
          for (Literal attribute : Literals.texts(key)) {
            String text = String.valueOf(attribute.value());
            visitor.read(owner, text, attribute.pos(), Site.READ);
          }
        }
      }
    }
  }

  /** What a reference is to. */
  private static List<Owner> owners(Access reference) {
    if (!(reference.left() instanceof TypeName type)) {
      return List.of();
    }
    String name = canonical(type.name());
    if (!name.equals("class") && !name.equals("resource")) {
      return List.of(new Owner(false, name));
    }
    List<Owner> owners = new ArrayList<>();
    for (Expr key : name.equals("class") ? reference.keys() : reference.keys().subList(0, 1)) {
      for (Literal each : Literals.texts(key)) {
        owners.add(new Owner(name.equals("class"), canonical(String.valueOf(each.value()))));
      }
      if (Literals.texts(key).isEmpty()) {
        owners.add(new Owner(name.equals("class"), ""));
      }
    }
    return owners;
  }
}
