package plumb.compiler;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import plumb.compiler.evaluation.Strictness;

/**
 * Where an environment comes from; what is null is taken from its {@code environment.conf} or has
 * the usual default.
 *
 * @param directory the environment's directory; null for none
 * @param modulePath directories of modules
 * @param manifest manifest or directory of manifests
 * @param code text to evaluate instead of manifests
 * @param hieraConfig the {@code hiera.yaml} of the global layer, above all environments; null for
 *     no such layer
 * @param nativeVersions whether functions and title patterns that modules ship in Ruby are native
 *     code where that is known to do the same
 */
public record EnvironmentOptions(
    String name,
    @Nullable Path directory,
    @Nullable List<Path> modulePath,
    @Nullable Path manifest,
    @Nullable String code,
    @Nullable Path hieraConfig,
    Strictness strictness,
    boolean nativeVersions) {

  /** Options with native versions of functions. */
  public EnvironmentOptions(
      String name,
      @Nullable Path directory,
      @Nullable List<Path> modulePath,
      @Nullable Path manifest,
      @Nullable String code,
      @Nullable Path hieraConfig,
      Strictness strictness) {
    this(name, directory, modulePath, manifest, code, hieraConfig, strictness, true);
  }
}
