package plumb.compiler.data;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import plumb.catalog.Origin;
import plumb.compiler.evaluation.CallSite;
import plumb.compiler.evaluation.Compilation;
import plumb.compiler.evaluation.ParameterData;
import plumb.compiler.evaluation.ScopeFunction;
import plumb.compiler.lookup.Attempt;
import plumb.compiler.lookup.Explainer;
import plumb.compiler.lookup.Found;
import plumb.compiler.lookup.Hiera;
import plumb.compiler.lookup.HieraData;
import plumb.compiler.lookup.LookupException;
import plumb.compiler.lookup.LookupHost;
import plumb.compiler.lookup.LookupPlace;
import plumb.compiler.lookup.LookupRequest;
import plumb.compiler.lookup.LookupScope;
import plumb.compiler.lookup.Secrets;
import plumb.compiler.program.CompileException;
import plumb.compiler.program.Expr;
import plumb.compiler.program.FunctionDef;
import plumb.compiler.snapshot.Definition;
import plumb.values.EvaluationException;
import plumb.values.Lambda;
import plumb.values.Type;
import plumb.values.Undef;
import plumb.values.types.TypeParser;

/**
 * The lookups of one compile, with the compile as their host: variables are those that the calling
 * code sees, data functions are the environment's, failures get the place of the call. One thread.
 */
public final class CompileData implements ParameterData, LookupHost {
  private final Compilation compilation;
  private final HieraData data;

  /** Made at the first lookup: many a small manifest needs none. */
  private @Nullable Hiera hiera;

  /** The code that looks something up at the moment. */
  private @Nullable CallSite site;

  CompileData(HieraData data, Compilation compilation) {
    this.compilation = compilation;
    this.data = data;
  }

  private Hiera hiera() {
    Hiera known = hiera;
    if (known == null) {
      known = new Hiera(data, this);
      hiera = known;
    }
    return known;
  }

  /** The data of a compile. */
  public static CompileData of(Compilation compilation) {
    return compilation.attachment(
        CompileData.class,
        () -> {
          throw new IllegalStateException("the environment was loaded without data");
        });
  }

  @Override
  public @Nullable Bound find(String key, CallSite from) {
    CallSite outer = site;
    site = from;
    try {
      Found found = hiera().parameter(key, scope(from));
      return found == null ? null : new Bound(found.value(), found.origin());
    } catch (LookupException e) {
      throw located(e, from);
    } finally {
      site = outer;
    }
  }

  /**
   * Does what a call of {@code lookup()} asks for.
   *
   * @param explainer told how it went; null when nobody wants to know
   */
  public Found lookup(LookupRequest request, @Nullable Explainer explainer, CallSite from) {
    CallSite outer = site;
    site = from;
    try {
      return hiera().lookup(request, scope(from), explainer);
    } catch (LookupException e) {
      throw located(e, from).withHint(hint(e, request, from));
    } finally {
      site = outer;
    }
  }

  @Override
  public @Nullable String whereLooked(String key, CallSite from) {
    Explainer explainer = Explainer.ofValue();
    LookupRequest request =
        new LookupRequest(key, null, null, Undef.UNDEF, Map.of(), Map.of(), null);
    try {
      Object unused = lookup(request, explainer, from);
    } catch (CompileException e) {
      // What is at fault is told elsewhere: here it counts where it was looked before.
    }
    List<Attempt> attempts = explainer.attempts();
    if (attempts.isEmpty()) {
      return "no data was looked at for '" + key + "': no hiera.yaml has a level for it";
    }
    StringBuilder text = new StringBuilder("looked for '" + key + "' in");
    attempts.forEach(attempt -> text.append("\n      ").append(attempt));
    return text.toString();
  }

  /** What a compile decrypted or must not show; nothing when it looked nothing up. */
  public static Secrets secretsOf(Compilation compilation) {
    CompileData data = compilation.findAttachment(CompileData.class);
    return data == null ? new Secrets() : data.secrets();
  }

  /** What was decrypted in this compile, or must not be shown. */
  public Secrets secrets() {
    return hiera().secrets();
  }

  /** Does what a call of {@code hiera()} or one of its kin asks for. */
  Found hiera(
      String key,
      String merge,
      @Nullable Object defaultValue,
      List<String> extraLevels,
      @Nullable Lambda block,
      CallSite from) {
    CallSite outer = site;
    site = from;
    try {
      return hiera().hiera(key, merge, defaultValue, extraLevels, block, scope(from));
    } catch (LookupException e) {
      throw located(e, from);
    } finally {
      site = outer;
    }
  }

  /** Where a lookup that found nothing looked. */
  private @Nullable String hint(LookupException e, LookupRequest request, CallSite from) {
    if (!e.code().equals(LookupException.NOT_FOUND)) {
      return null;
    }
    List<String> hints = new ArrayList<>();
    for (Object name : request.names()) {
      hints.add(whereLooked(String.valueOf(name), from));
    }
    return hints.isEmpty() ? null : String.join("\n      ", hints);
  }

  /** What is at fault is shown: the configuration or data file, or else the call. */
  private static CompileException located(LookupException e, CallSite from) {
    return e.file() == null
        ? from.frame().failure(from.pos(), e.code(), e.getMessage(), e.hint())
        : new CompileException(e.code(), e.getMessage(), e.file(), e.line(), e.column(), e.hint());
  }

  private LookupScope scope(CallSite from) {
    return (name, place) -> {
      Object value = compilation.findVariable(name, from, () -> origin(place, from));
      if (value == null && !isAlwaysKnown(name) && strictness() != Strictness.OFF) {
        String message =
            "Undefined variable '" + name + "'" + compilation.classes().whyUnknown(name);
        if (strictness() == Strictness.ERROR) {
          throw new EvaluationException(message);
        }
        from.warnOnce("lookup variable " + name, message);
      }
      return value;
    };
  }

  private static Origin origin(LookupPlace place, CallSite from) {
    Origin written = place.origin();
    return written == null ? from.origin() : written;
  }

  private static boolean isAlwaysKnown(String name) {
    return name.equals("module_name")
        || name.equals("caller_module_name")
        || (!name.isEmpty() && name.chars().allMatch(c -> c >= '0' && c <= '9'));
  }

  private CallSite site() {
    CallSite current = site;
    if (current == null) {
      throw new IllegalStateException("no lookup is in progress");
    }
    return current;
  }

  @Override
  public Strictness strictness() {
    return switch (compilation.environment().strictness().doubtful()) {
      case OFF -> Strictness.OFF;
      case WARNING -> Strictness.WARNING;
      case ERROR -> Strictness.ERROR;
    };
  }

  @Override
  public @Nullable DataFunction function(String name) {
    Definition<FunctionDef> definition = compilation.environment().definitions().findFunction(name);
    ScopeFunction other = compilation.environment().functions().find(name);
    if (definition == null && other == null && !compilation.hasFunction(name)) {
      return null;
    }
    return new DataFunction() {
      @Override
      public Object call(List<Object> arguments) {
        return site().callFunction(name, arguments, null);
      }

      @Override
      public List<Type> returnTypes() {
        if (definition != null) {
          return declaredResult(definition);
        }
        return other == null ? List.of() : other.resultTypes(site());
      }
    };
  }

  private List<Type> declaredResult(Definition<FunctionDef> definition) {
    Expr type = definition.code().returnType();
    return type == null ? List.of() : List.of(compilation.declaredType(type, site().frame()));
  }

  @Override
  public List<FormerName> formerNames(String root) {
    return new FormerKeys(compilation).of(root);
  }

  @Override
  public @Nullable String currentRoot(String root, LookupPlace place) {
    return compilation.formerReads().key(root, () -> origin(place, site()));
  }

  @Override
  public Type type(String expression) {
    return type(expression, site());
  }

  /** What a type expression means where code of the environment could stand. */
  public Type type(String expression, CallSite from) {
    return TypeParser.parse(expression, name -> compilation.type(name, from.frame(), from.pos()));
  }

  @Override
  public Object construct(Type type, List<Object> arguments) {
    List<Object> all = new ArrayList<>(arguments.size() + 1);
    all.add(type);
    all.addAll(arguments);
    try {
      return site().callFunction("new", all, null);
    } catch (CompileException e) {
      // Not the call is at fault but the data, which the lookup names.
      throw new EvaluationException(e.code(), e.getMessage());
    }
  }

  @Override
  public void warn(String message) {
    site().log("warning", message);
  }

  @Override
  public void warnOnce(String message) {
    site().warnOnce(message, message);
  }
}
