package plumb.analysis.deprecations;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import plumb.analysis.semantic.Code;
import plumb.compiler.program.ClassDef;
import plumb.compiler.program.CompileException;
import plumb.compiler.program.DefinedTypeDef;
import plumb.compiler.program.InvalidSourceException;
import plumb.compiler.program.Param;
import plumb.compiler.program.Unit;
import plumb.compiler.program.UnitReader;
import plumb.compiler.snapshot.Definition;
import plumb.compiler.snapshot.Definitions;
import plumb.compiler.snapshot.DirectorySnapshot;
import plumb.compiler.snapshot.Module;
import plumb.dsl.source.SourceText;
import plumb.dsl.source.TextFile;

/**
 * The classes, defined types and functions of a module, and the names and parameters of those in
 * the modules beside it. Confined to one thread.
 */
final class ModuleInterfaces {
  private final Map<String, Documented> own = new LinkedHashMap<>();
  private final List<Documented> functions = new ArrayList<>();
  private final Map<String, Set<String>> others = new HashMap<>();
  private final Definitions around;

  private ModuleInterfaces(Definitions around) {
    this.around = around;
  }

  /**
   * Reads a module.
   *
   * @param unreadable told the manifests that are no programs, and why
   * @throws IOException when a file cannot be read
   */
  static ModuleInterfaces of(
      Module module, UnitReader reader, BiConsumer<Path, InvalidSourceException> unreadable)
      throws IOException {
    Path beside = module.directory().toAbsolutePath().normalize().getParent();
    DirectorySnapshot modules =
        new DirectorySnapshot(
            "deprecations",
            null,
            beside == null ? List.of() : List.of(beside),
            null,
            List.of(module));
    ModuleInterfaces read = new ModuleInterfaces(new Definitions(modules, reader, null));
    for (String folder : List.of("manifests", "functions")) {
      for (Path file : manifests(module.directory().resolve(folder))) {
        try {
          read.read(file, reader);
        } catch (InvalidSourceException e) {
          unreadable.accept(file, e);
        }
      }
    }
    return read;
  }

  private static List<Path> manifests(Path directory) throws IOException {
    if (!Files.isDirectory(directory)) {
      return List.of();
    }
    try (Stream<Path> files = Files.walk(directory)) {
      return files
          .filter(file -> file.toString().endsWith(".pp") && TextFile.isReadable(file))
          .sorted()
          .toList();
    }
  }

  private void read(Path file, UnitReader reader) throws IOException {
    SourceText source = new SourceText(file.toString(), TextFile.read(file));
    Unit unit = reader.read(source.text(), source.path(), UnitReader.Syntax.MANIFEST);
    Remarks remarks = Remarks.of(source);
    for (Code code : Code.definitions(unit)) {
      Documented one = Documented.of(code, source, unit.lines(), remarks);
      if (code.kind() == Code.Kind.FUNCTION) {
        functions.add(one);
      } else {
        own.put(one.owner(), one);
      }
    }
  }

  /** The module's classes and defined types. */
  Iterable<Documented> definitions() {
    return own.values();
  }

  /** The module's functions in the language. */
  List<Documented> functions() {
    return functions;
  }

  /** A class or defined type of the module; null when it has no such one. */
  @Nullable Documented own(String name) {
    return own.get(name);
  }

  /** Whether there is a class or defined type. */
  boolean exists(String name) {
    return own.containsKey(name) || parameters(name) != null;
  }

  /** Whether a class or defined type has a parameter. */
  boolean has(String owner, String parameter) {
    Documented one = own.get(owner);
    if (one != null) {
      return one.has(parameter);
    }
    Set<String> known = parameters(owner);
    return known != null && known.contains(parameter);
  }

  private @Nullable Set<String> parameters(String name) {
    if (!others.containsKey(name)) {
      others.put(name, find(name));
    }
    return others.get(name);
  }

  private @Nullable Set<String> find(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    try {
      Definition<ClassDef> found = around.findClass(lower);
      if (found != null) {
        return names(found.code().params());
      }
      Definition<DefinedTypeDef> type = around.findDefinedType(lower);
      return type == null ? null : names(type.code().params());
    } catch (InvalidSourceException | CompileException | UncheckedIOException e) {
      // Another module's faults are not this one's.
      return null;
    }
  }

  private static Set<String> names(List<Param> params) {
    return params.stream().map(Param::name).collect(Collectors.toSet());
  }
}
