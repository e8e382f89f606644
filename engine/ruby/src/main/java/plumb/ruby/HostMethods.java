package plumb.ruby;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jruby.RubyArray;
import org.jruby.RubyBasicObject;
import org.jruby.RubyHash;
import org.jruby.RubyModule;
import org.jruby.runtime.Block;
import org.jruby.runtime.backtrace.RubyStackTraceElement;
import org.jruby.runtime.builtin.IRubyObject;
import org.jspecify.annotations.Nullable;
import plumb.catalog.Origin;
import plumb.catalog.Resource;
import plumb.catalog.json.ValueJson;
import plumb.catalog.schema.ResourceTypeSchema;
import plumb.compiler.erb.ErbCode;
import plumb.compiler.evaluation.CallSite;
import plumb.compiler.evaluation.Compilation;
import plumb.compiler.evaluation.RubyVariables;
import plumb.compiler.inputs.Input.Kind;
import plumb.compiler.inputs.Inputs;
import plumb.compiler.lookup.LookupContext;
import plumb.compiler.program.CompileException;
import plumb.values.EvaluationException;
import plumb.values.Lambda;
import plumb.values.ObjectInstance;
import plumb.values.Type;
import plumb.values.Undef;
import plumb.values.ValueText;
import plumb.values.types.Mismatch;
import plumb.values.types.TypeParser;
import plumb.values.types.Types;

/** What the prelude may ask of the compile: methods of the Ruby module {@code Plumb}. */
final class HostMethods {
  private final RubyRuntime runtime;

  HostMethods(RubyRuntime runtime) {
    this.runtime = runtime;
  }

  void define(RubyModule module) {
    defineScopes(module);
    defineCatalog(module);
    defineValues(module);
  }

  private void defineScopes(RubyModule module) {
    add(module, "lookup", (args, block) -> variable(scope(args[0]), text(args[1])));
    add(module, "lookup_local", (args, block) -> find(scope(args[0]), text(args[1])));
    add(module, "defaults", (args, block) -> scope(args[0]).scope().defaultValues(text(args[1])));
    add(module, "variables", (args, block) -> variables(scope(args[0]), args[1].isTrue()));
    add(module, "set_variable", (args, block) -> setVariable(args));
    add(module, "top_scope", (args, block) -> handle(true));
    add(module, "calling_scope", (args, block) -> handle(false));
    add(module, "scope_kind", (args, block) -> scope(args[0]).scope().kind().name());
    add(module, "scope_name", (args, block) -> scope(args[0]).scope().definitionName());
    add(module, "scope_module", (args, block) -> scope(args[0]).scope().moduleName());
    add(module, "scope_resource", (args, block) -> resource(scope(args[0]).scope().container()));
    add(
        module,
        "call",
        (args, block) -> call(scope(args[0]), text(args[1]), list(args[2]), lambda(block)));
    add(module, "function?", (args, block) -> compilation().hasFunction(text(args[0])));
    add(module, "load_function", (args, block) -> runtime.function(text(args[0])) != null);
    add(module, "log", (args, block) -> log(text(args[0]), text(args[1])));
    add(module, "stack_entry", (args, block) -> stackEntry());
    add(module, "doubt", (args, block) -> doubt(text(args[0])));
    add(module, "warn_once", (args, block) -> warnOnce(text(args[0]), text(args[1])));
  }

  private void defineCatalog(RubyModule module) {
    add(module, "environment_name", (args, block) -> environmentName());
    add(module, "node_name", (args, block) -> compilation().node().name());
    add(module, "facts", (args, block) -> compilation().node().facts());
    add(module, "trusted", (args, block) -> compilation().node().trusted());
    add(module, "catalog_classes", (args, block) -> compilation().catalog().classes());
    add(module, "catalog_tags", (args, block) -> List.copyOf(compilation().catalog().tags()));
    add(module, "title_parts", (args, block) -> titleParts(text(args[0]), text(args[1])));
    add(
        module,
        "find_resource",
        (args, block) -> resource(compilation().catalog().find(text(args[0]))));
    add(
        module,
        "former_parameter",
        (args, block) ->
            compilation().resources().formerParameter(text(args[0]), text(args[1]), site()));
    add(
        module,
        "resources",
        (args, block) -> {
          List<Object> all = new ArrayList<>();
          compilation().catalog().resources().forEach(each -> all.add(resource(each)));
          return all;
        });
    add(module, "module_directory", (args, block) -> files().moduleDirectory(text(args[0])));
    add(module, "module_names", (args, block) -> files().moduleNames());
    add(module, "find_file", (args, block) -> files().find(text(args[0]), text(args[1])));
    add(module, "read", (args, block) -> files().read(text(args[0])));
  }

  private void defineValues(RubyModule module) {
    add(module, "text_of", (args, block) -> ValueText.of(struct(args[0])));
    add(module, "equal_values", (args, block) -> struct(args[0]).equals(struct(args[1])));
    add(module, "hash_of", (args, block) -> (long) struct(args[0]).hashCode());
    add(module, "compare", (args, block) -> compare(struct(args[0]), struct(args[1])));
    add(module, "attribute", (args, block) -> HandleAttributes.of(struct(args[0]), text(args[1])));
    add(module, "rich_json", (args, block) -> ValueJson.wireText(struct(args[0])));
    add(module, "call_closure", (args, block) -> ((Lambda) struct(args[0])).call(list(args[1])));
    add(
        module,
        "send_to",
        (args, block) ->
            ((ObjectInstance) struct(args[0])).call(text(args[1]), list(args[2]), lambda(block)));
    add(
        module,
        "cache_of",
        (args, block) -> runtime.session().cache(((LookupContext) struct(args[0])).owner()));
    add(module, "erb_code", (args, block) -> erbCode(text(args[0])));
    add(module, "object_cache", (args, block) -> runtime.session().cache(runtime.session()));
    add(module, "parse_type", (args, block) -> type(text(args[0])));
    add(module, "infer", (args, block) -> Types.infer(value(args[0])));
    add(module, "infer_set", (args, block) -> Types.inferDetailed(value(args[0])));
    add(module, "generalize", (args, block) -> ((Type) struct(args[0])).generalize());
    add(module, "instance?", (args, block) -> typeOf(args[0]).isInstance(value(args[1])));
    add(module, "assignable?", (args, block) -> typeOf(args[0]).isAssignableFrom(typeOf(args[1])));
    add(
        module,
        "mismatch",
        (args, block) -> Mismatch.describeType(text(args[0]), typeOf(args[1]), typeOf(args[2])));
  }

  private void add(RubyModule module, String name, HostMethod.Body body) {
    RubyModule home = module.getSingletonClass();
    home.addMethod(name, new HostMethod(runtime, home, name, body));
  }

  private SnapshotFiles files() {
    return new SnapshotFiles(runtime.snapshot());
  }

  private CallSite site() {
    CallSite site = runtime.session().site();
    if (site == null) {
      throw new EvaluationException(
          "This code of a module can run only while a function is called");
    }
    return site;
  }

  private Compilation compilation() {
    return site().compilation();
  }

  private IRubyObject handle(boolean top) {
    return runtime.toRuby().handle("Puppet::Parser::Scope", new ScopeHandle(site(), top));
  }

  private static ScopeHandle scope(IRubyObject object) {
    return (ScopeHandle) struct(object);
  }

  private static Object struct(IRubyObject object) {
    Object struct = ((RubyBasicObject) object).dataGetStruct();
    if (struct == null) {
      throw new EvaluationException(
          "A " + object.getMetaClass().getName() + " is not expected here");
    }
    return struct;
  }

  private static String text(IRubyObject object) {
    return object.convertToString().decodeString();
  }

  private Object value(IRubyObject object) {
    return runtime.fromRuby().convert(object);
  }

  private List<Object> list(IRubyObject object) {
    return runtime.fromRuby().list((RubyArray<?>) object.convertToArray());
  }

  private @Nullable Lambda lambda(Block block) {
    return block.isGiven() ? new RubyBlock(runtime, block) : null;
  }

  private Type typeOf(IRubyObject object) {
    Object value = value(object);
    return value instanceof Type type ? type : type(String.valueOf(value));
  }

  private Type type(String text) {
    return TypeParser.parse(text, name -> compilation().findType(name));
  }

  private @Nullable Object variable(ScopeHandle scope, String name) {
    Object value = find(scope, name);
    if (value == null) {
      RubyVariables.reportUnknown(site(), name);
    }
    return value;
  }

  private @Nullable Object doubt(String text) {
    RubyVariables.reportDoubt(site(), text, text);
    return null;
  }

  private @Nullable Object find(ScopeHandle scope, String name) {
    Object value = scope.variable(name, this::origin);
    String bare = name.startsWith("::") ? name.substring(2) : name;
    if (value instanceof String && compilation().topScope().isFact(bare, value)) {
      IRubyObject text = runtime.toRuby().convert(value);
      text.setFrozen(true);
      return text;
    }
    return value;
  }

  /** The line of a module's code that is running, or else the call that it belongs to. */
  private Origin origin() {
    RubyStackTraceElement line =
        RubyFailures.line(runtime.ruby().newRuntimeError("").getException());
    return line == null
        ? site().origin()
        : Origin.manifest(line.getFileName(), line.getLineNumber());
  }

  private IRubyObject variables(ScopeHandle scope, boolean undefToo) {
    RubyHash all = RubyHash.newHash(runtime.ruby());
    scope
        .variables()
        .forEach(
            (name, value) -> {
              if (undefToo || value != Undef.UNDEF) {
                all.fastASet(runtime.session().name(name), runtime.toRuby().convert(value));
              }
            });
    return all;
  }

  private static Object call(
      ScopeHandle scope, String name, List<Object> args, @Nullable Lambda block) {
    try {
      return scope.call(name, args, block);
    } catch (CompileException e) {
      if (!scope.isPlaceOf(e)) {
        throw e;
      }
      EvaluationException failure = new EvaluationException(e.code(), e.getMessage());
      throw e.hint() == null ? failure : failure.withHint(e.hint());
    }
  }

  /** The attributes that a resource's title sets, by name. */
  private Map<String, Object> titleParts(String type, String title) {
    ResourceTypeSchema schema =
        compilation().environment().types().find(type.toLowerCase(Locale.ROOT));
    return schema == null ? Map.of("name", title) : schema.partsOf(title);
  }

  private static @Nullable String erbCode(String text) {
    return ErbCode.isSpecial(text) ? null : ErbCode.of(text);
  }

  private Object setVariable(IRubyObject[] args) {
    runtime.session().noteChange();
    IRubyObject value = args[2];
    String name = text(args[1]);
    if (!scope(args[0]).scope().setVariable(name, value(value))) {
      throw new EvaluationException(
          "ILLEGAL_REASSIGNMENT", "Cannot reassign variable '$" + name + "'");
    }
    return value;
  }

  private @Nullable Object log(String level, String message) {
    site().log(level, message);
    return null;
  }

  private List<Object> stackEntry() {
    CallSite site = site();
    String file = site.frame().source().path();
    return List.of(
        file == null ? "unknown" : file, (long) site.frame().source().unit().line(site.pos()));
  }

  private @Nullable Object warnOnce(String key, String message) {
    site().warnOnce(key, message);
    return null;
  }

  /** Type, title, parameters, file and line of a resource, or nil. */
  private @Nullable Object resource(@Nullable Resource resource) {
    if (resource == null) {
      return null;
    }
    Object file = resource.file() == null ? Undef.UNDEF : resource.file();
    Map<String, Object> parameters = resource.parameters();
    return List.of(
        resource.type(),
        resource.title(),
        parameters,
        file,
        (long) resource.line(),
        List.copyOf(resource.tags()));
  }

  @SuppressWarnings("unchecked")
  private static Object compare(Object left, Object right) {
    return left instanceof Comparable<?> && left.getClass() == right.getClass()
        ? (long) ((Comparable<Object>) left).compareTo(right)
        : Undef.UNDEF;
  }

  private String environmentName() {
    Inputs.note(Kind.ENVIRONMENT);
    return runtime.snapshot().name();
  }
}
