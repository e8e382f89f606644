package plumb.server.compile;

import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import plumb.compiler.program.ClassDef;
import plumb.compiler.program.Expr;
import plumb.compiler.program.HashExpr;
import plumb.compiler.program.InvalidSourceException;
import plumb.compiler.program.ListExpr;
import plumb.compiler.program.Literal;
import plumb.compiler.program.Param;
import plumb.compiler.program.UnitReader;
import plumb.compiler.program.UnitReader.Syntax;
import plumb.compiler.snapshot.Module;
import plumb.compiler.snapshot.Snapshot;
import plumb.dsl.lexer.ManifestTokens;
import plumb.dsl.source.InvalidTextException;
import plumb.dsl.source.SourceText;
import plumb.values.Regex;
import plumb.values.Undef;

/** The classes of an environment by the files that define them, as tools ask for them. */
public final class ClassFiles {
  private final Snapshot snapshot;
  private final UnitReader reader;

  public ClassFiles(LoadedEnvironment environment) {
    snapshot = environment.snapshot();
    reader = environment.environment().definitions().reader();
  }

  /**
   * Each file with its classes, or with what is wrong with it, by path.
   *
   * @throws IOException when a directory cannot be read
   */
  public List<Map<String, Object>> list() throws IOException {
    Set<Path> files = new TreeSet<>(snapshot.mainManifests());
    for (Module module : snapshot.modules()) {
      Path manifests = module.directory().resolve("manifests");
      if (Files.isDirectory(manifests)) {
        try (Stream<Path> all = Files.walk(manifests, FileVisitOption.FOLLOW_LINKS)) {
          all.filter(path -> path.toString().endsWith(".pp") && Files.isRegularFile(path))
              .forEach(files::add);
        }
      }
    }
    List<Map<String, Object>> list = new ArrayList<>();
    for (Path file : files) {
      list.add(described(file));
    }
    return list;
  }

  private Map<String, Object> described(Path file) throws IOException {
    Map<String, Object> described = new LinkedHashMap<>();
    described.put("path", file.toString());
    try {
      String text = snapshot.read(file);
      if (text != null) {
        ManifestTokens tokens = new ManifestTokens(new SourceText(file.toString(), text));
        described.put(
            "classes",
            reader.read(text, file.toString(), Syntax.MANIFEST).classes().stream()
                .map(one -> described(one, tokens))
                .toList());
      }
    } catch (InvalidSourceException | InvalidTextException e) {
      described.put("error", String.valueOf(e.getMessage()));
    }
    return described;
  }

  private static Map<String, Object> described(ClassDef definition, ManifestTokens tokens) {
    List<Object> params = new ArrayList<>();
    for (Param param : definition.params()) {
      Map<String, Object> one = new LinkedHashMap<>();
      one.put("name", param.name());
      Expr type = param.type();
      if (type != null) {
        one.put("type", tokens.typeText(type.pos()));
      }
      Expr value = param.defaultValue();
      if (value != null) {
        Object literal = literal(value);
        if (literal != null) {
          one.put("default_literal", literal);
        }
        one.put("default_source", tokens.defaultText(param.pos(), param.name()));
      }
      params.add(one);
    }
    Map<String, Object> described = new LinkedHashMap<>();
    described.put("name", definition.name());
    described.put("params", params);
    return described;
  }

  /** What an expression is without being evaluated; null when it must be. */
  private static @Nullable Object literal(Expr value) {
    if (value instanceof Literal constant) {
      Object plain = constant.value();
      return plain == Undef.UNDEF || plain instanceof Regex ? null : plain;
    }
    if (value instanceof ListExpr list) {
      return literals(list.items());
    }
    if (value instanceof HashExpr hash) {
      List<Object> keys = literals(hash.keys());
      List<Object> values = literals(hash.values());
      if (keys == null || values == null) {
        return null;
      }
      Map<Object, Object> literal = new LinkedHashMap<>();
      for (int i = 0; i < keys.size(); i++) {
        literal.put(keys.get(i), values.get(i));
      }
      return literal;
    }
    return null;
  }

  private static @Nullable List<Object> literals(List<Expr> values) {
    List<Object> literals = new ArrayList<>();
    for (Expr value : values) {
      Object literal = literal(value);
      if (literal == null) {
        return null;
      }
      literals.add(literal);
    }
    return literals;
  }
}
