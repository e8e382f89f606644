package plumb.host.sysctl;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import plumb.agent.provider.Change;
import plumb.agent.provider.Declaration;
import plumb.agent.provider.ProviderException;
import plumb.agent.provider.Relations;
import plumb.agent.provider.ResourceLog;
import plumb.host.records.DesiredEntry;
import plumb.host.records.EntryState;
import plumb.host.records.FileStore;
import plumb.host.records.RecordDeclaration;
import plumb.host.records.RecordProvider;

/**
 * Keeps settings of the kernel in files ({@code sysctl}). Two modules have a type of that name: one
 * writes {@code val} into the file and leaves the kernel alone, the other says {@code value} and
 * brings it into effect as well.
 */
public final class SysctlProvider extends RecordProvider {
  private static final Path FILE = Path.of("/etc/sysctl.conf");
  private static final String APPLY = "apply";
  private static final String SILENT = "silent";

  /** Opens the provider for one run. */
  public SysctlProvider(FileStore store) {
    super("sysctl", new SysctlFormat(), store, FILE);
  }

  @Override
  public DesiredEntry desire(Declaration declaration) {
    String name = declaration.text("name", declaration.title());
    if (!KernelSetting.isName(name)) {
      declaration.problem("name", "'" + name + "' is not the name of a setting of the kernel");
    }
    if (declaration.has("val") && declaration.has("value")) {
      declaration.problem("'val' and 'value' are the same; only one can be given");
    }
    boolean isFull = declaration.has("value");
    RecordDeclaration record = new RecordDeclaration(declaration, "parsed");
    if (isFull) {
      record.put("val", declaration.text("value", ""));
    } else {
      record.text("val", value -> null);
    }
    if (declaration.flag("silent", false)) {
      record.setting(SILENT, "true");
    }
    if (declaration.flag("apply", isFull)) {
      record.setting(APPLY, "true");
    }
    if (!declaration.flag("persist", true)) {
      declaration.problem("persist", "use sysctl_runtime for what no file has to hold");
    }
    return record.in(FILE, name);
  }

  @Override
  public void relate(DesiredEntry desired, Relations relations) {
    if (desired.settings().containsKey(APPLY)) {
      relations.require("File", String.valueOf(desired.target()));
    }
  }

  private static @Nullable String wanted(DesiredEntry desired) {
    boolean matters =
        desired.settings().containsKey(APPLY) && !Boolean.FALSE.equals(desired.present());
    return matters && desired.values().get("val") instanceof String value ? value : null;
  }

  @Override
  protected boolean isInEffect(DesiredEntry desired) throws IOException {
    String wanted = wanted(desired);
    String value = wanted == null ? null : KernelSetting.value(desired.name());
    boolean unknown = value == null && desired.settings().containsKey(SILENT);
    return wanted == null || unknown || KernelSetting.isSame(value, wanted);
  }

  @Override
  protected boolean isInSync(String property, Object current, Object wanted) {
    return KernelSetting.isSame(current.toString(), wanted.toString());
  }

  @Override
  public List<Change> diff(DesiredEntry desired, EntryState observed) {
    List<Change> changes = super.diff(desired, observed);
    String wanted = wanted(desired);
    return changes.isEmpty() && wanted != null && !observed.inEffect()
        ? List.of(Change.of("value", null, wanted).message("brought '" + wanted + "' into effect"))
        : changes;
  }

  @Override
  public void apply(DesiredEntry desired, EntryState observed, Change change, ResourceLog log)
      throws ProviderException, IOException, InterruptedException {
    if (!change.property().equals("value")) {
      super.apply(desired, observed, change, log);
    }
    String wanted = wanted(desired);
    if (wanted != null && !observed.inEffect()) {
      KernelSetting.set(desired.name(), wanted);
    }
  }
}
