package plumb.analysis.upgrade;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import plumb.analysis.changes.Change;
import plumb.analysis.changes.Subject.Sort;
import plumb.analysis.semantic.Code;
import plumb.analysis.semantic.Literals;
import plumb.analysis.semantic.Program;
import plumb.analysis.upgrade.Use.Site;
import plumb.compiler.program.Access;
import plumb.compiler.program.Call;
import plumb.compiler.program.Collect;
import plumb.compiler.program.Expr;
import plumb.compiler.program.HashExpr;
import plumb.compiler.program.Literal;
import plumb.compiler.program.QualifiedVar;
import plumb.compiler.program.ResourceDefaults;
import plumb.compiler.program.ResourceExpr;
import plumb.compiler.program.ResourceName;
import plumb.compiler.program.ResourceOverride;
import plumb.compiler.program.TypeName;

/** Finds what an upgrade touches in a manifest or EPP template. */
final class ManifestUses {
  private static final Set<String> INCLUDING = Set.of("include", "contain", "require");
  private static final Set<String> LOOKING_UP =
      Set.of("lookup", "hiera", "hiera_array", "hiera_hash", "hiera_include");

  private final Program program;
  private final Upgrade upgrade;
  private final UsesOfFile uses;
  private final ArgumentUses arguments;

  ManifestUses(Program program, Upgrade upgrade, UsesOfFile uses) {
    this.program = program;
    this.upgrade = upgrade;
    this.uses = uses;
    this.arguments = new ArgumentUses(program, upgrade, uses);
  }

  void find() {
    for (Code code : program.codes()) {
      String parent = code.parent();
      if (parent != null) {
        int pos = program.source().text().indexOf("inherits", code.pos());
        uses.name(upgrade.of(Sort.CLASS, parent), parent, Math.max(pos, code.pos()));
      }
      arguments.in(code);
      code.all().forEach(one -> expression(one));
    }
  }

  private void expression(Expr expression) {
    if (expression instanceof ResourceExpr resource) {
      resource(resource);
    } else if (expression instanceof ResourceOverride override) {
      if (override.resources() instanceof Access access && access.left() instanceof TypeName type) {
        arguments.of(canonical(type.name()), override.attributes(), Site.OVERRIDE);
      }
    } else if (expression instanceof ResourceDefaults defaults) {
      if (defaults.type() instanceof TypeName type) {
        arguments.of(canonical(type.name()), defaults.attributes(), Site.DEFAULT);
      }
    } else if (expression instanceof Collect collect) {
      String type = canonical(collect.typeName());
      uses.name(upgrade.ofResource(type), type, collect.pos());
      arguments.of(type, collect.attributes(), Site.COLLECTOR);
      query(type, collect.query());
    } else if (expression instanceof Call call) {
      call(call);
    } else if (expression instanceof Access access) {
      access(access);
    } else if (expression instanceof TypeName type) {
      type(type);
    } else if (expression instanceof QualifiedVar variable) {
      String name = canonical(variable.className()) + "::" + variable.name();
      uses.key(upgrade.ofKey(name), name, variable.pos(), Site.READ);
    }
  }

  private void resource(ResourceExpr resource) {
    if (!(resource.type() instanceof ResourceName type)) {
      return;
    }
    boolean isClass = type.name().equals("class");
    if (!isClass) {
      uses.name(upgrade.ofResource(type.name()), type.name(), type.pos());
    }
    for (ResourceExpr.ResourceBody body : resource.bodies()) {
      if (isClass) {
        for (Literal title : Literals.texts(body.title())) {
          className(title);
          String name = canonical(String.valueOf(title.value()));
          arguments.ofClass(name, body, title.pos());
        }
      } else {
        arguments.ofResource(type.name(), body);
      }
    }
  }

  private void className(Literal literal) {
    String name = canonical(String.valueOf(literal.value()));
    uses.name(upgrade.of(Sort.CLASS, name), name, literal.pos());
  }

  private void query(String type, Collect.@Nullable Query query) {
    if (query instanceof Collect.Query.And and) {
      query(type, and.left());
      query(type, and.right());
    } else if (query instanceof Collect.Query.Or or) {
      query(type, or.left());
      query(type, or.right());
    } else if (query instanceof Collect.Query.Attribute attribute) {
      arguments.read(type, attribute.name(), attribute.pos(), Site.COLLECTOR);
    }
  }

  private void call(Call call) {
    String name = canonical(call.name());
    Change gone = upgrade.of(Sort.FUNCTION, name);
    uses.name(gone, name, call.pos());
    if (gone == null) {
      arguments.call(call, name);
    }
    if (INCLUDING.contains(name)) {
      call.args().forEach(one -> Literals.texts(one).forEach(this::included));
    } else if (LOOKING_UP.contains(name) && !call.args().isEmpty()) {
      for (Literal key : Literals.texts(call.args().get(0))) {
        String text = String.valueOf(key.value());
        uses.key(upgrade.ofKey(text), text, key.pos(), Site.LOOKUP);
      }
    } else if (name.equals("defined")) {
      call.args().forEach(one -> Literals.texts(one).forEach(this::className));
    } else if (name.equals("getvar") && !call.args().isEmpty()) {
      for (Literal key : Literals.texts(call.args().get(0))) {
        String text = canonical(String.valueOf(key.value()));
        uses.key(upgrade.ofKey(text), text, key.pos(), Site.READ);
      }
    } else if (name.equals("getparam") && call.args().size() > 1) {
      attributeOf(call.args().get(0), List.of(call.args().get(1)));
    } else {
      created(call, name);
    }
  }

  private void included(Literal title) {
    className(title);
    String name = canonical(String.valueOf(title.value()));
    arguments.missing(name, Set.of(), title.pos());
  }

  /** Functions that make resources of hashes. */
  private void created(Call call, String name) {
    int titles =
        switch (name) {
          case "create_resources", "ensure_resources", "stdlib::ensure_resources" -> 1;
          case "ensure_resource" -> 2;
          default -> 0;
        };
    if (titles == 0 || call.args().size() <= titles) {
      return;
    }
    for (Literal type : Literals.texts(call.args().get(0))) {
      String of = canonical(String.valueOf(type.value()));
      if (!of.equals("class")) {
        uses.name(upgrade.ofResource(of), of, type.pos());
      }
      HashExpr hash = arguments.literal(call.args().get(titles));
      boolean single = titles == 2;
      if (hash != null) {
        arguments.created(of, hash, single);
      }
      HashExpr shared = call.args().size() > 2 ? arguments.literal(call.args().get(2)) : null;
      if (shared != null && !single && !of.equals("class")) {
        arguments.created(of, shared, true);
      }
    }
  }

  /** {@code Class['x']}, and {@code Type['title']['attribute']}. */
  private void access(Access access) {
    if (access.left() instanceof TypeName type && canonical(type.name()).equals("class")) {
      access.keys().forEach(one -> Literals.texts(one).forEach(this::className));
    } else {
      attributeOf(access.left(), access.keys());
    }
  }

  private void attributeOf(Expr resource, List<Expr> keys) {
    if (resource instanceof Access access && access.left() instanceof TypeName type) {
      String name = canonical(type.name());
      for (Expr key : keys) {
        for (Literal attribute : Literals.texts(key)) {
          String text = String.valueOf(attribute.value());
          arguments.read(name, text, attribute.pos(), Site.READ);
        }
      }
    }
  }

  private void type(TypeName type) {
    Change alias = upgrade.of(Sort.TYPE_ALIAS, type.name());
    String name = canonical(type.name());
    uses.name(alias == null ? upgrade.ofResource(name) : alias, name, type.pos());
  }

  static String canonical(String name) {
    return (name.startsWith("::") ? name.substring(2) : name).toLowerCase(Locale.ROOT);
  }
}
