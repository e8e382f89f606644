package plumb.host.selinux;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import plumb.agent.provider.Change;
import plumb.agent.provider.Changes;
import plumb.agent.provider.Declaration;
import plumb.agent.provider.Provider;
import plumb.agent.provider.ProviderException;
import plumb.agent.provider.ResourceLog;

/** Manages booleans of the policy ({@code selboolean}). */
public final class SelbooleanProvider implements Provider<SelbooleanProvider.Wanted, String> {

  /**
   * What is wanted of a boolean.
   *
   * @param value on or off; null when not managed
   * @param persistent whether it stays when the machine starts again
   */
  record Wanted(String name, @Nullable String value, boolean persistent) {}

  @Override
  public String name(Wanted desired) {
    return "getsetsebool";
  }

  @Override
  public Wanted desire(Declaration declaration) {
    String value = declaration.word("value", List.of("on", "off", "true", "false"), Map.of());
    return new Wanted(
        SelinuxTool.name(declaration),
        value == null ? null : value.equals("on") || value.equals("true") ? "on" : "off",
        declaration.word("persistent", List.of("true", "false"), "false").equals("true"));
  }

  @Override
  public @Nullable String identity(Wanted desired) {
    return desired.name();
  }

  @Override
  public String observe(Wanted desired, ResourceLog log)
      throws ProviderException, IOException, InterruptedException {
    String answer = SelinuxTool.run("", "getsebool", desired.name()).strip();
    for (String value : List.of("on", "off")) {
      if (answer.endsWith(" " + value)) {
        return value;
      }
    }
    throw new ProviderException("Invalid response '" + answer + "' returned from getsebool");
  }

  @Override
  public List<Change> diff(Wanted desired, String observed) {
    return new Changes().compare("value", observed, desired.value()).list();
  }

  @Override
  public void apply(Wanted desired, String observed, Change change, ResourceLog log)
      throws ProviderException, IOException, InterruptedException {
    String value = String.valueOf(desired.value());
    if (desired.persistent()) {
      SelinuxTool.run("", "setsebool", "-P", desired.name(), value);
    } else {
      SelinuxTool.run("", "setsebool", desired.name(), value);
    }
  }
}
