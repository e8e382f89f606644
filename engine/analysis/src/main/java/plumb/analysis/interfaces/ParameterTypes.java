package plumb.analysis.interfaces;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import plumb.analysis.semantic.Project;
import plumb.compiler.program.TypeAliasDef;
import plumb.compiler.snapshot.Definition;
import plumb.dsl.lexer.ManifestTokens;
import plumb.dsl.source.SourceText;
import plumb.values.EvaluationException;
import plumb.values.Type;
import plumb.values.types.AliasType;
import plumb.values.types.ReferenceType;
import plumb.values.types.ResourceType;
import plumb.values.types.TypeParser;

/** Works out what types mean that are written in a module. Confined to one thread. */
final class ParameterTypes {
  private final Project project;
  private final Map<String, Optional<Type>> named = new HashMap<>();

  ParameterTypes(Project project) {
    this.project = project;
  }

  /**
   * The type that a text is.
   *
   * @param text empty where none is declared; null where code computes it
   */
  DeclaredType of(@Nullable String text) {
    if (text == null) {
      return new DeclaredType("(computed)", null);
    }
    if (text.isEmpty()) {
      return DeclaredType.ANY;
    }
    String line = text.strip().replaceAll("\\s+", " ").replaceAll(",? ?([\\]}])", "$1");
    try {
      return new DeclaredType(line, parse(text));
    } catch (EvaluationException e) {
      return new DeclaredType(line, null);
    }
  }

  private Type parse(String text) {
    return TypeParser.parse(text, name -> named.computeIfAbsent(name, this::find).orElse(null));
  }

  private Optional<Type> find(String name) {
    Definition<TypeAliasDef> alias = project.findTypeAlias(name).value();
    if (alias != null) {
      return Optional.of(new AliasType(alias.code().name(), () -> body(alias)));
    }
    boolean defined = project.findDefinedType(name.toLowerCase(Locale.ROOT)).value() != null;
    return defined ? Optional.of(new ResourceType(name, null)) : Optional.empty();
  }

  private Type body(Definition<TypeAliasDef> alias) {
    String path = String.valueOf(alias.source().path());
    try {
      String text = project.snapshot().read(Path.of(path));
      if (text != null) {
        ManifestTokens tokens = new ManifestTokens(new SourceText(path, text));
        return parse(tokens.aliasedText(alias.code().pos()));
      }
    } catch (IOException | EvaluationException e) {
      return new ReferenceType(alias.code().name());
    }
    return new ReferenceType(alias.code().name());
  }
}
