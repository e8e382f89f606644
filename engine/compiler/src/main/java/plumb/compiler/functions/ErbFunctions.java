package plumb.compiler.functions;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import plumb.compiler.erb.ErbTemplates;
import plumb.compiler.evaluation.CallSite;
import plumb.compiler.evaluation.ScopeFunction;
import plumb.compiler.inputs.TracedCache;
import plumb.compiler.snapshot.FunctionFiles;
import plumb.compiler.snapshot.Snapshot;
import plumb.values.Lambda;
import plumb.values.functions.Function;
import plumb.values.functions.PureFunctions;

/**
 * {@code template} and {@code inline_template}: without Ruby where that gives the same, with it
 * otherwise.
 */
final class ErbFunctions {
  private final Snapshot snapshot;
  private final NativeVersions natives;
  private final RubyFunctions ruby;
  private final ErbTemplates templates;

  /** What templates may call, by name: of the functions of the 3.x API, and of the others. */
  private final TracedCache<String, Optional<ScopeFunction>> legacy =
      new TracedCache<>(name -> Optional.ofNullable(harmless(name, true)));

  private final TracedCache<String, Optional<ScopeFunction>> current =
      new TracedCache<>(name -> Optional.ofNullable(harmless(name, false)));

  ErbFunctions(Snapshot snapshot, NativeVersions natives, RubyFunctions ruby) {
    this.snapshot = snapshot;
    this.natives = natives;
    this.ruby = ruby;
    this.templates =
        new ErbTemplates(
            snapshot, name -> Paths.find(snapshot, name, "templates"), this::findHarmless);
  }

  @Nullable ScopeFunction find(String name) {
    return switch (name) {
      case "template" ->
          (site, args, block) -> orWithRuby(templates.files(site, args), name, site, args, block);
      case "inline_template" ->
          (site, args, block) -> orWithRuby(templates.texts(site, args), name, site, args, block);
      default -> null;
    };
  }

  private Object orWithRuby(
      @Nullable String text,
      String name,
      CallSite site,
      List<Object> args,
      @Nullable Lambda block) {
    return text != null ? text : Objects.requireNonNull(ruby.find(name)).call(site, args, block);
  }

  /** Functions of the language that have no effects, where no module's Ruby code hides them. */
  private @Nullable ScopeFunction findHarmless(String name, boolean isLegacy) {
    return (isLegacy ? legacy : current).get(name).orElse(null);
  }

  private @Nullable ScopeFunction harmless(String name, boolean isLegacy) {
    if (isLegacy && FunctionFiles.find(snapshot, name) != null) {
      return null;
    }
    Function pure = isControl(name) ? null : PureFunctions.find(name);
    return pure == null
        ? natives.findHarmless(name)
        : (site, args, block) -> pure.call(args, block, site);
  }

  private static boolean isControl(String name) {
    return switch (name) {
      case "break", "next", "return", "call", "import" -> true;
      default -> false;
    };
  }
}
