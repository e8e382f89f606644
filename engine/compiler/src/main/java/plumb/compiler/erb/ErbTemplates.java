package plumb.compiler.erb;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ConcurrentModificationException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import plumb.compiler.evaluation.CallSite;
import plumb.compiler.evaluation.RubyState;
import plumb.compiler.evaluation.ScopeFunction;
import plumb.compiler.inputs.Input.Kind;
import plumb.compiler.inputs.Inputs;
import plumb.compiler.snapshot.Snapshot;
import plumb.values.EvaluationException;

/**
 * The ERB templates of one snapshot that can be rendered without Ruby; what was parsed is kept.
 * Safe for use by many threads.
 */
public final class ErbTemplates {
  private static final String BYTE_ORDER_MARK = "\uFEFF";

  /** A text that is computed for every node must not fill the memory. */
  private static final int MAX_INLINE = 1000;

  /** Ruby would not get further either. */
  private static final Set<String> LIMITS = Set.of("SIZE_LIMIT", "TIME_LIMIT", "REGEX_TIME_LIMIT");

  private final Snapshot snapshot;
  private final Function<String, @Nullable Path> files;
  private final HarmlessFunctions functions;
  private final Map<Path, Optional<ErbTemplate>> parsed = new ConcurrentHashMap<>();
  private final Map<String, Optional<ErbTemplate>> inline = new ConcurrentHashMap<>();

  /**
   * Reads nothing yet.
   *
   * @param files the file that {@code module/path} means, null when there is no such module
   * @param functions what templates may call beside each other
   */
  public ErbTemplates(
      Snapshot snapshot, Function<String, @Nullable Path> files, HarmlessFunctions functions) {
    this.snapshot = snapshot;
    this.files = files;
    this.functions = functions;
  }

  /** The texts of files, one after the other; null when that takes Ruby. */
  public @Nullable String files(CallSite site, List<Object> names) {
    return unlessUnsupported(site, names, this::file);
  }

  /** The texts of sources, one after the other; null when that takes Ruby. */
  public @Nullable String texts(CallSite site, List<Object> sources) {
    return unlessUnsupported(site, sources, this::inline);
  }

  private @Nullable String unlessUnsupported(
      CallSite site, List<Object> args, Function<String, Optional<ErbTemplate>> find) {
    RubyState state = RubyState.of(site.compilation());
    if (state.isChanged()) {
      return null;
    }
    Effects effects = new Effects(state);
    try {
      String text = join(site, args, find, effects);
      effects.finish();
      return text;
    } catch (Unsupported | StackOverflowError | ConcurrentModificationException e) {
      effects.undo();
      return null;
    } catch (EvaluationException e) {
      effects.undo();
      if (LIMITS.contains(e.code())) {
        throw e;
      }
      return null;
    }
  }

  private String join(
      CallSite site,
      List<Object> args,
      Function<String, Optional<ErbTemplate>> find,
      Effects effects) {
    if (args.isEmpty()) {
      throw new Unsupported("a call without templates");
    }
    HarmlessFunctions callable = (name, legacy) -> function(name, legacy, effects);
    StringBuilder all = new StringBuilder();
    for (Object arg : args) {
      ErbTemplate template = arg instanceof String text ? find.apply(text).orElse(null) : null;
      if (template == null) {
        throw new Unsupported("a template with other code");
      }
      all.append(template.render(site, callable, effects));
    }
    return all.toString();
  }

  private Optional<ErbTemplate> file(String name) {
    Path file = files.apply(name);
    if (file == null) {
      return Optional.empty();
    }
    Inputs.note(Kind.FILE, file);
    Optional<ErbTemplate> known = parsed.get(file);
    if (known == null) {
      known = Optional.ofNullable(read(file)).map(text -> ErbTemplate.of(text, file.toString()));
      parsed.put(file, known);
    }
    return known;
  }

  private @Nullable String read(Path file) {
    try {
      String text = snapshot.read(file);
      return text != null && text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Optional<ErbTemplate> inline(String text) {
    Optional<ErbTemplate> known = inline.get(text);
    if (known == null) {
      known = Optional.ofNullable(ErbTemplate.of(text, null));
      if (inline.size() < MAX_INLINE) {
        inline.put(text, known);
      }
    }
    return known;
  }

  /** A template within a template is rendered without Ruby, or the one around it is not either. */
  private @Nullable ScopeFunction function(String name, boolean legacy, Effects effects) {
    return switch (name) {
      case "template" -> (site, args, block) -> join(site, args, this::file, effects);
      case "inline_template" -> (site, args, block) -> join(site, args, this::inline, effects);
      default -> functions.find(name, legacy);
    };
  }
}
