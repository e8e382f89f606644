package plumb.compiler.snapshot;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An environment at one moment: immutable, so that everything derived from it may be cached under
 * it and shared by threads.
 */
public interface Snapshot {
  /** The environment's name. */
  String name();

  /** The environment's own directory; null when only a module path is known. */
  @Nullable Path directory();

  /** The modules that can be seen; the first on the module path wins. */
  Collection<Module> modules();

  /** A module by name, or null. */
  @Nullable Module module(String name);

  /** Where a module lies, or would: one that stands in for another one takes its place. */
  default Path home(Module module) {
    return module.directory();
  }

  /** The site manifests in the order in which they are evaluated. */
  List<Path> mainManifests() throws IOException;

  /**
   * A file's text, read as UTF-8; null when there is no such file.
   *
   * @throws plumb.dsl.source.InvalidTextException when it is no UTF-8
   */
  @Nullable String read(Path file) throws IOException;

  /** Whether there is such a file (and it is no directory). */
  boolean exists(Path file);

  /** The names in a directory, in any order; null when there is no such directory. */
  @Nullable List<String> names(Path directory);

  /**
   * The files of a function that is written in Ruby, in the module that wins, the one that counts
   * first: a module may have it for both APIs, of which one calls the other. Empty when no module
   * has it.
   */
  List<Path> functionFiles(String name);

  /** What all modules keep in {@code lib}: agents load their types, providers and facts from it. */
  default PluginTree plugins() {
    return new PluginTree(this, "lib");
  }

  /** What all modules keep in {@code facts.d}: agents take facts from it, or run it for facts. */
  default PluginTree pluginFacts() {
    return new PluginTree(this, "facts.d");
  }
}
