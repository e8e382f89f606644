package plumb.host.sysctl;

import java.io.IOException;
import java.util.List;
import java.util.Objects;
import plumb.agent.provider.Change;
import plumb.agent.provider.Declaration;
import plumb.agent.provider.Provider;
import plumb.agent.provider.ProviderException;
import plumb.agent.provider.ResourceLog;

/** Brings settings of the kernel into effect, and touches no file ({@code sysctl_runtime}). */
public final class SysctlRuntimeProvider implements Provider<DesiredRuntime, String> {

  @Override
  public String name(DesiredRuntime desired) {
    return "sysctl_runtime";
  }

  @Override
  public DesiredRuntime desire(Declaration declaration) {
    String name = declaration.text("name", declaration.title());
    if (!KernelSetting.isName(name)) {
      declaration.problem("name", "'" + name + "' is not the name of a setting of the kernel");
    }
    return new DesiredRuntime(name, Objects.toString(declaration.text("val"), ""));
  }

  @Override
  public String identity(DesiredRuntime desired) {
    return desired.name();
  }

  @Override
  public String observe(DesiredRuntime desired, ResourceLog log)
      throws ProviderException, IOException {
    String value = KernelSetting.value(desired.name());
    if (value == null) {
      throw new ProviderException(
          "sysctl parameter " + desired.name() + " wasn't found on this system");
    }
    return value;
  }

  @Override
  public List<Change> diff(DesiredRuntime desired, String observed) {
    return desired.value().isEmpty() || KernelSetting.isSame(observed, desired.value())
        ? List.of()
        : List.of(Change.of("val", observed, desired.value()));
  }

  @Override
  public void apply(DesiredRuntime desired, String observed, Change change, ResourceLog log)
      throws ProviderException {
    KernelSetting.set(desired.name(), desired.value());
  }
}
