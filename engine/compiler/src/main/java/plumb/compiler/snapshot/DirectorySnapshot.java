package plumb.compiler.snapshot;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import plumb.dsl.source.TextFile;

/**
 * An environment read from directories that nobody changes meanwhile. Safe for use by many threads.
 */
public final class DirectorySnapshot implements Snapshot {
  private final String name;
  private final @Nullable Path directory;
  private final @Nullable Path manifest;
  private final Map<String, Module> modules;
  private final Map<Module, Path> homes = new HashMap<>();
  private final FunctionFiles functions = new FunctionFiles(this);

  /**
   * @param modulePath directories of modules, first wins; those that do not exist are passed over
   * @param manifest a manifest, or a directory of manifests, or null
   * @throws IOException when a directory cannot be listed
   */
  public DirectorySnapshot(
      String name, @Nullable Path directory, List<Path> modulePath, @Nullable Path manifest)
      throws IOException {
    this(name, directory, modulePath, manifest, List.of());
  }

  /**
   * @param first modules that stand in for those of the same names on the module path
   * @throws IOException when a directory cannot be listed
   */
  public DirectorySnapshot(
      String name,
      @Nullable Path directory,
      List<Path> modulePath,
      @Nullable Path manifest,
      List<Module> first)
      throws IOException {
    this.name = name;
    this.directory = directory;
    this.manifest = manifest;
    Map<String, Module> found = list(modulePath);
    for (Module module : first) {
      Module other = found.put(module.name(), module);
      if (other != null) {
        homes.put(module, other.directory());
      }
    }
    this.modules = Collections.unmodifiableMap(found);
  }

  @Override
  public Path home(Module module) {
    return homes.getOrDefault(module, module.directory());
  }

  private static Map<String, Module> list(List<Path> modulePath) throws IOException {
    Map<String, Module> found = new LinkedHashMap<>();
    for (Path root : modulePath) {
      for (Path child : sortedChildren(root)) {
        String name = child.getFileName().toString();
        if (isModuleName(name) && Files.isDirectory(child)) {
          found.putIfAbsent(name, new Module(name, child));
        }
      }
    }
    return found;
  }

  private static List<Path> sortedChildren(Path directory) throws IOException {
    if (!Files.isDirectory(directory)) {
      return List.of();
    }
    try (Stream<Path> children = Files.list(directory)) {
      return children.sorted().toList();
    }
  }

  private static boolean isModuleName(String name) {
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      boolean letter = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
      if (!letter && (i == 0 || !(c == '_' || c >= '0' && c <= '9'))) {
        return false;
      }
    }
    return !name.isEmpty();
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public @Nullable Path directory() {
    return directory;
  }

  @Override
  public Collection<Module> modules() {
    return modules.values();
  }

  @Override
  public @Nullable Module module(String name) {
    return modules.get(name);
  }

  @Override
  public List<Path> mainManifests() throws IOException {
    if (manifest == null || !Files.exists(manifest)) {
      return List.of();
    }
    if (!Files.isDirectory(manifest)) {
      if (!TextFile.isReadable(manifest)) {
        throw new FileSystemException(manifest.toString(), null, "this is no regular file");
      }
      return List.of(manifest);
    }
    List<Path> found = new ArrayList<>();
    try (Stream<Path> all = Files.walk(manifest)) {
      all.filter(path -> path.toString().endsWith(".pp") && Files.isRegularFile(path))
          .forEach(found::add);
    }
    found.sort((a, b) -> a.toString().compareTo(b.toString()));
    return found;
  }

  @Override
  public @Nullable String read(Path file) throws IOException {
    return TextFile.isReadable(file) ? TextFile.read(file) : null;
  }

  @Override
  public boolean exists(Path file) {
    // This way of asking is the cheapest by far, and every compile asks often.
    return file.toFile().isFile();
  }

  @Override
  public List<Path> functionFiles(String name) {
    return functions.all(name);
  }

  @Override
  public @Nullable List<String> names(Path directory) {
    String[] names = directory.toFile().list();
    return names == null ? null : List.of(names);
  }
}
