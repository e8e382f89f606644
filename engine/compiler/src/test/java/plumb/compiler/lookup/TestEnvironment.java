package plumb.compiler.lookup;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import plumb.values.EvaluationException;
import plumb.values.Sensitive;
import plumb.values.Type;
import plumb.values.types.Conversions;
import plumb.values.types.SensitiveType;
import plumb.values.types.TypeParser;

/** An environment in a directory, with the modules below it, and a host that logs into lists. */
final class TestEnvironment implements LookupEnvironment, DataFiles, LookupHost {
  private final Path environments;
  private final Path directory;
  private final List<String> warnings = new ArrayList<>();
  private Strictness strictness = Strictness.WARNING;
  private Function<String, @Nullable DataFunction> functions = name -> null;

  TestEnvironment(Path environments) {
    this.environments = environments;
    this.directory = environments.resolve("production");
    write("environment.conf", "modulepath = modules\n");
  }

  /** Writes files; names are relative to the environment. */
  TestEnvironment with(Map<String, String> files) {
    files.forEach(this::write);
    return this;
  }

  void write(String name, String content) {
    try {
      Path file = directory.resolve(name).normalize();
      Files.createDirectories(file.getParent());
      Files.writeString(file, content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  TestEnvironment strict(Strictness level) {
    strictness = level;
    return this;
  }

  TestEnvironment functions(Function<String, @Nullable DataFunction> library) {
    functions = library;
    return this;
  }

  List<String> warnings() {
    return warnings;
  }

  Hiera hiera() {
    return new Hiera(new HieraData(this), this);
  }

  @Override
  public String name() {
    return "production";
  }

  @Override
  public Path directory() {
    return directory;
  }

  @Override
  public @Nullable Path moduleDirectory(String module) {
    Path path = directory.resolve("modules").resolve(module);
    return Files.isDirectory(path) ? path : null;
  }

  @Override
  public Path globalConfig() {
    return environments.resolve("hiera.yaml");
  }

  @Override
  public DataFiles files() {
    return this;
  }

  @Override
  public boolean exists(Path path) {
    return Files.exists(path);
  }

  @Override
  public boolean isDirectory(Path path) {
    return Files.isDirectory(path);
  }

  @Override
  public String read(Path path) throws IOException {
    return Files.readString(path);
  }

  @Override
  public @Nullable List<String> names(Path path) {
    if (!Files.isDirectory(path)) {
      return null;
    }
    try (Stream<Path> children = Files.list(path)) {
      return children.map(child -> child.getFileName().toString()).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public Strictness strictness() {
    return strictness;
  }

  @Override
  public @Nullable DataFunction function(String name) {
    return functions.apply(name);
  }

  @Override
  public Type type(String expression) {
    return TypeParser.parse(expression);
  }

  @Override
  public Object construct(Type type, List<Object> arguments) {
    return type instanceof SensitiveType
        ? new Sensitive(arguments.get(0))
        : Conversions.newInstance(type, arguments);
  }

  @Override
  public void warn(String message) {
    warnings.add(message);
  }

  @Override
  public void warnOnce(String message) {
    if (!warnings.contains(message)) {
      warnings.add(message);
    }
  }

  /** A scope with the given top-scope variables. */
  LookupScope scope(Map<?, ?> variables) {
    return (name, place) -> {
      Object value = variables.get(name.startsWith("::") ? name.substring(2) : name);
      if (value == null && strictness == Strictness.ERROR) {
        throw new EvaluationException("Undefined variable '" + name + "'; ");
      }
      return value;
    };
  }
}
