package plumb.compiler.data;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import plumb.compiler.evaluation.Compilation;
import plumb.compiler.evaluation.ParameterData;
import plumb.compiler.inputs.Input.Kind;
import plumb.compiler.inputs.Inputs;
import plumb.compiler.lookup.DataFiles;
import plumb.compiler.lookup.HieraData;
import plumb.compiler.lookup.LookupEnvironment;
import plumb.compiler.snapshot.Module;
import plumb.compiler.snapshot.Snapshot;

/**
 * The data of a snapshot: makes the data binding of each compile, all over the same parsed files.
 * Safe for use by many threads.
 */
public final class EnvironmentData
    implements Function<Compilation, ParameterData>, LookupEnvironment {
  private final Snapshot snapshot;
  private final @Nullable Path globalConfig;
  private final DataFiles files;
  private final HieraData data = new HieraData(this);

  /**
   * Starts with nothing read.
   *
   * @param globalConfig the {@code hiera.yaml} above all environments; null for none
   */
  public EnvironmentData(Snapshot snapshot, @Nullable Path globalConfig) {
    this.snapshot = snapshot;
    this.globalConfig = globalConfig;
    this.files = new SnapshotFiles(snapshot);
  }

  /** The files that an absolute pattern matches, in the order in which they are looked at. */
  public List<String> glob(String pattern) {
    return data.filesLike(pattern);
  }

  /**
   * The value of a key of a data file as a text that is another one for another value; null when it
   * has none.
   *
   * @param file YAML, JSON or HOCON, by its name
   */
  public @Nullable String valueText(String file, String key) {
    return data.valueText(file, key);
  }

  @Override
  public ParameterData apply(Compilation compilation) {
    return compilation.attachment(CompileData.class, () -> new CompileData(data, compilation));
  }

  @Override
  public String name() {
    Inputs.note(Kind.ENVIRONMENT);
    return snapshot.name();
  }

  @Override
  public @Nullable Path directory() {
    return snapshot.directory();
  }

  @Override
  public @Nullable Path moduleDirectory(String module) {
    Module found = snapshot.module(module);
    return found == null ? null : found.directory();
  }

  @Override
  public @Nullable Path globalConfig() {
    return globalConfig;
  }

  @Override
  public DataFiles files() {
    return files;
  }
}
