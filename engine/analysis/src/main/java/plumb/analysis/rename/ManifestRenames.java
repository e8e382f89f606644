package plumb.analysis.rename;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.eclipse.emf.ecore.EObject;
import org.jspecify.annotations.Nullable;
import plumb.analysis.Fix;
import plumb.analysis.rename.Renames.Rename;
import plumb.analysis.rename.Rewrite.Remark;
import plumb.compiler.deprecation.Deprecation;
import plumb.compiler.deprecation.Deprecation.Subject;
import plumb.dsl.ParsedFile;
import plumb.dsl.puppet.Access;
import plumb.dsl.puppet.ArrayLiteral;
import plumb.dsl.puppet.AttributeOperation;
import plumb.dsl.puppet.Call;
import plumb.dsl.puppet.ClassDefinition;
import plumb.dsl.puppet.ClassResource;
import plumb.dsl.puppet.Collector;
import plumb.dsl.puppet.Expression;
import plumb.dsl.puppet.HashLiteral;
import plumb.dsl.puppet.KeyedEntry;
import plumb.dsl.puppet.MethodCall;
import plumb.dsl.puppet.Name;
import plumb.dsl.puppet.ResourceBody;
import plumb.dsl.puppet.ResourceExpression;
import plumb.dsl.puppet.StringLiteral;
import plumb.dsl.puppet.TypeName;
import plumb.dsl.puppet.Variable;
import plumb.dsl.text.StringText;

/** Renames what one manifest, or EPP template, writes out. */
public final class ManifestRenames {
  private static final Set<String> INCLUDING = Set.of("include", "contain", "require");
  private static final Set<String> LOOKUPS =
      Set.of("lookup", "hiera", "hiera_array", "hiera_hash", "hiera_include");

  private final Renames renames;
  private final ParsedFile file;
  private final StringText strings;
  private final String text;
  private final List<Fix> fixes = new ArrayList<>();
  private final List<Remark> remarks = new ArrayList<>();
  private String ownClass = "";

  private ManifestRenames(Renames renames, ParsedFile file) {
    this.renames = renames;
    this.file = file;
    this.strings = new StringText(file);
    this.text = file.source().text();
  }

  /** What is to be changed in a file without syntax errors. */
  public static Rewrite of(Renames renames, ParsedFile file) {
    ManifestRenames run = new ManifestRenames(renames, file);
    run.visit(file.ast());
    return new Rewrite(List.copyOf(run.fixes), run.fixes.size(), List.copyOf(run.remarks));
  }

  private void visit(EObject node) {
    String outer = ownClass;
    if (node instanceof ClassDefinition definition) {
      ownClass = Subject.canonical(definition.getName());
    }
    if (node instanceof ClassResource resource) {
      resource.getBodies().forEach(this::classBody);
    } else if (node instanceof ResourceExpression resource) {
      resource(resource);
    } else if (node instanceof Collector collector
        && collector.getType() instanceof TypeName type) {
      attributes(Subject.canonical(type.getName()), collector.getOperations());
    } else if (node instanceof Call call && call.getFunction() instanceof Name function) {
      call(function, call.getArguments());
    } else if (node instanceof MethodCall call) {
      method(call);
    } else if (node instanceof Access access) {
      access(access);
    } else if (node instanceof Variable variable) {
      variable(variable);
    } else if (node instanceof TypeName type) {
      typeName(type);
    }
    for (Iterator<EObject> children = node.eContents().iterator(); children.hasNext(); ) {
      visit(children.next());
    }
    ownClass = outer;
  }

  private void classBody(ResourceBody body) {
    for (Expression title : flat(body.getTitle())) {
      String name = literal(title);
      if (name != null) {
        attributes(Subject.canonical(name), body.getOperations());
        className(title, name);
      }
    }
  }

  private void resource(ResourceExpression resource) {
    Expression type = resource.getType();
    if (type instanceof Name name) {
      String owner = Subject.canonical(name.getName());
      resource.getBodies().forEach(body -> attributes(owner, body.getOperations()));
      String now = renames.definition(owner);
      if (now != null) {
        replace(name, name.getName(), now);
      }
    } else if (type instanceof TypeName name) {
      attributes(Subject.canonical(name.getName()), resource.getOperations());
    } else if (type instanceof Access access) {
      String owner = ownerOf(access);
      if (owner != null) {
        attributes(owner, resource.getOperations());
      }
    }
  }

  /** The class, or defined type, that a reference is to. */
  private @Nullable String ownerOf(Access reference) {
    if (!(reference.getTarget() instanceof TypeName type)) {
      return null;
    }
    String name = Subject.canonical(type.getName());
    if (!name.equals("class")) {
      return name;
    }
    String title = reference.getKeys().size() == 1 ? literal(reference.getKeys().get(0)) : null;
    return title == null ? null : Subject.canonical(title);
  }

  private void attributes(String named, List<AttributeOperation> operations) {
    String owner = now(named);
    Set<String> names = new HashSet<>();
    operations.forEach(operation -> names.add(operation.getName()));
    for (AttributeOperation operation : operations) {
      if (operation.getName().equals("*") && operation.getValue() instanceof HashLiteral hash) {
        hashKeys(owner, hash);
        continue;
      }
      Rename rename = renames.parameter(owner + "::" + operation.getName());
      if (rename != null && mayStay(rename, names, operation, operation.getName())) {
        int start = file.offset(operation);
        fixes.add(new Fix(start, start + operation.getName().length(), parameter(rename)));
        convert(rename, operation.getValue());
      }
    }
  }

  /** A class or defined type as it is called now. */
  private String now(String owner) {
    String now = renames.definition(owner);
    return now == null ? owner : now;
  }

  private void hashKeys(String named, HashLiteral hash) {
    String owner = now(named);
    Set<String> names = new HashSet<>();
    for (KeyedEntry entry : hash.getEntries()) {
      names.add(String.valueOf(literal(entry.getKey())));
    }
    for (KeyedEntry entry : hash.getEntries()) {
      String name = literal(entry.getKey());
      Rename rename = name == null ? null : renames.parameter(owner + "::" + name);
      if (name != null && rename != null && mayStay(rename, names, entry, name)) {
        replaceWithin(entry.getKey(), name, parameter(rename));
        convert(rename, entry.getValue());
      }
    }
  }

  /** Whether a rename can be made right here. */
  private boolean mayStay(Rename rename, Set<String> names, EObject node, String name) {
    if (!rename.staysWithin()) {
      remark(node, name + " is " + rename.end() + " now: set that where its class is declared");
      return false;
    }
    if (names.contains(parameter(rename))) {
      remark(node, name + " stands beside " + parameter(rename) + ", which holds: take it out");
      return false;
    }
    return true;
  }

  private static String parameter(Rename rename) {
    return String.valueOf(rename.end().parameter());
  }

  /** Has the value converted where it stands. */
  private void convert(Rename rename, Expression value) {
    for (Deprecation step : rename.steps()) {
      if (step.convert() != null) {
        fixes.add(new Fix(file.offset(value), file.offset(value), "then("));
        String lambda = step.convert().text();
        fixes.add(new Fix(file.end(value), file.end(value), ") " + lambda));
      }
    }
  }

  private void call(Name function, List<Expression> arguments) {
    String name = function.getName();
    String now = renames.function(name);
    if (now != null) {
      replace(function, name, now);
    }
    if (INCLUDING.contains(name)) {
      for (Expression argument : arguments) {
        for (Expression each : flat(argument)) {
          String className = literal(each);
          if (className != null) {
            className(each, className);
          }
        }
      }
    } else if (LOOKUPS.contains(name) && !arguments.isEmpty()) {
      flat(arguments.get(0)).forEach(this::key);
    } else if (name.equals("create_resources") && arguments.size() > 1) {
      createResources(arguments);
    }
  }

  private void createResources(List<Expression> arguments) {
    String type = literal(arguments.get(0));
    if (type == null || !(arguments.get(1) instanceof HashLiteral resources)) {
      return;
    }
    String owner = Subject.canonical(type);
    for (KeyedEntry resource : resources.getEntries()) {
      String title = literal(resource.getKey());
      if (resource.getValue() instanceof HashLiteral attributes && title != null) {
        hashKeys(owner.equals("class") ? Subject.canonical(title) : owner, attributes);
      }
    }
    if (arguments.size() > 2
        && arguments.get(2) instanceof HashLiteral defaults
        && !owner.equals("class")) {
      hashKeys(owner, defaults);
    }
  }

  private void method(MethodCall call) {
    String now = renames.function(call.getName());
    if (now != null) {
      int from = file.end(call.getReceiver());
      int start = text.indexOf(call.getName(), from);
      fixes.add(new Fix(start, start + call.getName().length(), now));
    }
    if (LOOKUPS.contains(call.getName())) {
      key(call.getReceiver());
    }
  }

  private void key(Expression argument) {
    String key = literal(argument);
    int dot = key == null ? -1 : key.indexOf('.');
    String root = key == null ? "" : dot < 0 ? key : key.substring(0, dot);
    Rename rename = renames.parameter(root);
    if (rename != null && rename.converts()) {
      remark(argument, root + " is " + rename.end() + " now, and has another value");
    } else if (rename != null) {
      replaceWithin(argument, root, rename.end().toString());
    }
  }

  private void access(Access access) {
    if (access.getTarget() instanceof TypeName type && type.getName().equals("Class")) {
      for (Expression key : access.getKeys()) {
        String name = literal(key);
        if (name != null) {
          className(key, name);
        }
      }
    } else if (access.getTarget() instanceof Access reference && ownerOf(reference) != null) {
      for (Expression key : access.getKeys()) {
        String name = literal(key);
        Rename rename = name == null ? null : renames.parameter(ownerOf(reference) + "::" + name);
        if (name != null && rename != null) {
          reading(key, name, rename, parameter(rename));
        }
      }
    }
  }

  private void variable(Variable variable) {
    String written = variable.getName();
    String name = Subject.canonical(written.startsWith("$") ? written.substring(1) : written);
    int colons = name.lastIndexOf("::");
    if (colons <= 0 || name.substring(0, colons).equals(ownClass)) {
      return;
    }
    Rename rename = renames.parameter(name);
    if (rename != null && rename.staysWithin() && !rename.converts()) {
      replaceWithin(variable, name, rename.end().toString());
    } else if (rename != null) {
      remark(variable, name + " is " + rename.end() + " now, and may have another value");
    }
  }

  private void reading(Expression place, String name, Rename rename, String now) {
    if (rename.staysWithin() && !rename.converts()) {
      replaceWithin(place, name, now);
    } else {
      remark(place, name + " is " + rename.end() + " now, and may have another value");
    }
  }

  private void typeName(TypeName type) {
    String now = renames.definition(Subject.canonical(type.getName()));
    if (now != null) {
      replace(type, type.getName(), capitalized(now));
    }
  }

  private static String capitalized(String name) {
    StringBuilder out = new StringBuilder();
    for (String segment : name.split("::")) {
      out.append(out.isEmpty() ? "" : "::");
      out.append(segment.substring(0, 1).toUpperCase(Locale.ROOT)).append(segment.substring(1));
    }
    return out.toString();
  }

  private void className(Expression place, String name) {
    String now = renames.definition(Subject.canonical(name));
    if (now != null) {
      replaceWithin(place, name, name.startsWith("::") ? "::" + now : now);
    }
  }

  private static List<Expression> flat(Expression expression) {
    return expression instanceof ArrayLiteral list ? list.getElements() : List.of(expression);
  }

  private @Nullable String literal(Expression expression) {
    if (expression instanceof Name name) {
      return name.getName();
    }
    return expression instanceof StringLiteral ? strings.literal(expression) : null;
  }

  private void replace(EObject node, String name, String now) {
    int start = file.offset(node);
    fixes.add(new Fix(start, start + name.length(), now));
  }

  /** Replaces a name that stands somewhere in a node, behind quotes or braces. */
  private void replaceWithin(EObject node, String name, String now) {
    int start = text.indexOf(name, file.offset(node));
    if (start >= 0 && start + name.length() <= file.end(node)) {
      fixes.add(new Fix(start, start + name.length(), now));
    } else {
      remark(node, name + " is " + now + " now");
    }
  }

  private void remark(EObject node, String message) {
    int line =
        (int) text.substring(0, file.offset(node)).chars().filter(c -> c == '\n').count() + 1;
    remarks.add(new Remark(line, message));
  }
}
