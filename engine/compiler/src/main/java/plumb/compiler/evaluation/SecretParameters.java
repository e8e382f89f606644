package plumb.compiler.evaluation;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import plumb.compiler.deprecation.Deprecation;
import plumb.compiler.deprecation.Deprecation.Subject;
import plumb.compiler.program.Body;
import plumb.compiler.program.ClassDef;
import plumb.compiler.program.CompileException;
import plumb.compiler.program.DefinedTypeDef;
import plumb.compiler.program.Expr;
import plumb.compiler.program.Frame;
import plumb.compiler.program.InvalidSourceException;
import plumb.compiler.program.Literal;
import plumb.compiler.program.Param;
import plumb.compiler.program.Source;
import plumb.compiler.snapshot.Definition;
import plumb.compiler.snapshot.Definitions;
import plumb.values.EvaluationException;
import plumb.values.Sensitive;
import plumb.values.Undef;
import plumb.values.types.SensitiveType;

/** Knows which parameters take what nobody may see. One compile, one thread. */
public final class SecretParameters {
  private static final Body NONE = new Body(List.of(), new Literal(0, Undef.UNDEF));

  private final Compilation compilation;

  SecretParameters(Compilation compilation) {
    this.compilation = compilation;
  }

  /**
   * Whether a value is secret on its way through some renames: it says so itself, or one of the
   * parameters is for Sensitive values. A type that cannot be worked out may be one of these.
   */
  public boolean isSecret(List<Deprecation> steps, Object value) {
    return isSensitive(value)
        || steps.stream().anyMatch(step -> isSecret(step.subject()) || isSecret(step.renamedTo()));
  }

  private static boolean isSensitive(Object value) {
    if (value instanceof List<?> list) {
      return list.stream().anyMatch(SecretParameters::isSensitive);
    }
    return value instanceof Sensitive
        || value instanceof Map<?, ?> map
            && map.values().stream().anyMatch(SecretParameters::isSensitive);
  }

  private boolean isSecret(@Nullable Subject parameter) {
    if (parameter == null || parameter.parameter() == null) {
      return false;
    }
    try {
      Definitions definitions = compilation.environment().definitions();
      Definition<ClassDef> known = definitions.findClass(parameter.owner());
      if (known != null) {
        return isSecret(known.code().params(), parameter.parameter(), known.source());
      }
      Definition<DefinedTypeDef> type = definitions.findDefinedType(parameter.owner());
      return type != null && isSecret(type.code().params(), parameter.parameter(), type.source());
    } catch (InvalidSourceException | CompileException | EvaluationException e) {
      return true;
    }
  }

  private boolean isSecret(List<Param> params, String name, Source source) {
    for (Param param : params) {
      Expr type = param.type();
      if (param.name().equals(name) && type != null) {
        Frame frame = new Frame(compilation, source, compilation.topScope(), null, NONE);
        return SensitiveType.isIn(compilation.declaredType(type, frame));
      }
    }
    return false;
  }
}
