package plumb.host.lines;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import plumb.agent.provider.Change;
import plumb.agent.provider.Declaration;
import plumb.agent.provider.Provider;
import plumb.agent.provider.ProviderException;
import plumb.agent.provider.Relations;
import plumb.agent.provider.ResourceLog;
import plumb.host.records.CachedFiles;
import plumb.host.records.FileStore;

/** Manages single lines of files ({@code file_line}). */
public final class FileLineProvider implements Provider<DesiredLine, Boolean> {
  private final CachedFiles files;

  /** Reads and writes files of that store. */
  public FileLineProvider(FileStore store) {
    this.files = new CachedFiles(store);
  }

  @Override
  public String name(DesiredLine desired) {
    return "ruby";
  }

  @Override
  public DesiredLine desire(Declaration declaration) {
    return new LineDeclaration(declaration).read();
  }

  @Override
  public void relate(DesiredLine desired, Relations relations) {
    relations.require("File", desired.path().toString());
  }

  @Override
  public Boolean observe(DesiredLine desired, ResourceLog log)
      throws ProviderException, IOException, InterruptedException {
    return edit(desired).exists();
  }

  private LineEdit edit(DesiredLine desired)
      throws ProviderException, IOException, InterruptedException {
    return new LineEdit(desired, files.read(desired.path()));
  }

  @Override
  public List<Change> diff(DesiredLine desired, Boolean exists) {
    if (exists == desired.present()) {
      return List.of();
    }
    return List.of(
        desired.present()
            ? Change.ensure("file_line", "absent", "present")
            : Change.ensure("file_line", "present", "absent"));
  }

  @Override
  public void apply(DesiredLine desired, Boolean exists, Change change, ResourceLog log)
      throws ProviderException, IOException, InterruptedException {
    if (!Files.exists(desired.path())) {
      throw new ProviderException("There is no file " + desired.path());
    }
    files.write(desired.path(), edit(desired).result());
  }
}
