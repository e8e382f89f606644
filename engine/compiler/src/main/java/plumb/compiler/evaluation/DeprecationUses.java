package plumb.compiler.evaluation;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import plumb.catalog.DeprecationUse;
import plumb.catalog.DeprecationUse.Code;
import plumb.catalog.Origin;
import plumb.compiler.deprecation.Deprecation;
import plumb.compiler.deprecation.Deprecation.Conversion;
import plumb.compiler.deprecation.Deprecations;
import plumb.compiler.deprecation.OwnerDeprecations;
import plumb.compiler.evaluation.Renames.Rename;
import plumb.compiler.program.Body;
import plumb.compiler.program.CompileException;
import plumb.compiler.program.Excerpts;
import plumb.compiler.program.Frame;
import plumb.compiler.program.Literal;
import plumb.values.EvaluationException;
import plumb.values.Jump;
import plumb.values.Lambda;
import plumb.values.Undef;

/**
 * The deprecated names that a compile uses: each is told once for a place, and refused once the
 * module's version is the one that has it no more.
 */
public final class DeprecationUses {
  private static final Body NONE = new Body(List.of(), new Literal(0, Undef.UNDEF));

  private final Compilation compilation;
  private final Deprecations deprecations;

  /** One line of a manifest can be for many resources. */
  private final Set<DeprecationUse> told = new HashSet<>();

  private @Nullable Map<String, Deprecation> functions;

  /** Where the code of texts within manifests is said to be, by what stands for their file. */
  private final Map<String, Origin> texts = new HashMap<>();

  DeprecationUses(Compilation compilation) {
    this.compilation = compilation;
    this.deprecations = compilation.environment().deprecations();
  }

  /** What concerns a class or defined type. */
  public OwnerDeprecations of(String owner) {
    return deprecations.of(owner);
  }

  /** What files say of a function; null for nothing. */
  @Nullable Deprecation ofFunction(String name) {
    Map<String, Deprecation> known = functions;
    if (known == null) {
      known = deprecations.functions();
      functions = known;
    }
    return known.isEmpty() ? null : known.get(name);
  }

  /**
   * Runs the code of a text within a manifest: who uses a name there is told of the manifest.
   *
   * @param file what stands for the text's file
   * @param at what runs it
   */
  public Object within(String file, Origin at, Supplier<Object> code) {
    Origin outer = texts.get(file);
    texts.put(file, outer == null ? at : outer);
    try {
      return code.get();
    } finally {
      if (outer == null) {
        texts.remove(file);
      }
    }
  }

  /**
   * Notes that a name was used.
   *
   * @param resource what it was used for; null for a function
   * @throws CompileException when it is gone, or when it is given beside the new name and the
   *     environment is strict about that
   */
  public void note(Deprecation used, Code code, @Nullable String resource, Origin place) {
    Origin setBy = place.file() == null ? place : texts.getOrDefault(place.file(), place);
    String version = deprecations.version(used.module());
    DeprecationUse use =
        new DeprecationUse(
            code,
            used.subject().kind().key(),
            used.module(),
            version,
            used.subject().toString(),
            used.renamedTo() == null ? null : used.renamedTo().toString(),
            used.since(),
            used.removedIn(),
            used.message(),
            resource,
            setBy);
    if (used.isGoneIn(version)) {
      throw failure("REMOVED_" + code(used), gone(used, version), setBy);
    }
    if (code == Code.SUPERSEDED && compilation.environment().strictness().deprecations()) {
      throw failure("SUPERSEDED_" + code(used), use.sentence(), setBy);
    }
    if (used.hasUnknownEnd(version)) {
      String text = "'%s' is no version, so that no name of module %s counts as gone";
      compilation.log().warn(text.formatted(version, used.module()));
    }
    if (told.add(use.withoutResource())) {
      compilation.catalog().deprecations().add(use);
      compilation.log().deprecated(use.sentence() + by(setBy), setBy, "DEPRECATED_" + code(used));
    }
  }

  private static String code(Deprecation used) {
    return used.subject().kind().name();
  }

  private static String gone(Deprecation used, @Nullable String version) {
    String sentence =
        used.subject()
            + " is gone since "
            + used.module()
            + " "
            + used.removedIn()
            + " (this is "
            + version
            + ")";
    sentence += used.renamedTo() == null ? "" : "; use " + used.renamedTo();
    return used.message() == null ? sentence : sentence + ": " + used.message();
  }

  private static CompileException failure(String code, String sentence, Origin setBy) {
    return new CompileException(code, sentence + by(setBy), setBy.file(), setBy.line(), 0, null);
  }

  /** Who did it, where no file says that. */
  private static String by(Origin setBy) {
    return setBy.kind() == Origin.Kind.CLASSIFIER ? " (set by " + setBy + ")" : "";
  }

  /**
   * The value that a parameter gets at the end of some renames.
   *
   * @throws CompileException at the place of the value when it cannot be converted
   */
  public Object converted(Rename rename, Object value, Origin setBy) {
    Object converted = value;
    for (Deprecation step : rename.steps()) {
      try {
        converted = converted(step, converted);
      } catch (EvaluationException | CompileException | Jump e) {
        // Whatever a module says of a secret may hold it.
        boolean secret = secrets().isSecret(rename.steps(), value);
        throw unconverted(rename, step, secret ? null : String.valueOf(e.getMessage()), setBy);
      }
    }
    return converted;
  }

  /**
   * The value that renames make of one.
   *
   * @throws RuntimeException what a conversion fails with
   */
  public Object converted(List<Deprecation> steps, Object value) {
    Object converted = value;
    for (Deprecation step : steps) {
      converted = converted(step, converted);
    }
    return converted;
  }

  /** What knows of secrets that are being converted. */
  public SecretParameters secrets() {
    return new SecretParameters(compilation);
  }

  private static CompileException unconverted(
      Rename rename, Deprecation step, @Nullable String problem, Origin setBy) {
    return new CompileException(
        problem == null ? Excerpts.SECRET : Excerpts.VALUE,
        "The value of "
            + rename.used().subject()
            + by(setBy)
            + " cannot be converted for "
            + rename.used().renamedTo()
            + (problem == null ? "; why is not told, as it is Sensitive" : ": " + problem),
        setBy.file(),
        setBy.line(),
        0,
        "the conversion is at " + step.place());
  }

  /** The value that a renamed parameter gets; undef stays undef. */
  private Object converted(Deprecation renamed, Object value) {
    Conversion convert = renamed.convert();
    if (convert == null || value == Undef.UNDEF) {
      return value;
    }
    DefinitionScope top = compilation.topScope();
    Frame frame = new Frame(compilation, convert.source(), top, null, NONE);
    return ((Lambda) convert.lambda().eval(frame)).call(List.of(value));
  }
}
