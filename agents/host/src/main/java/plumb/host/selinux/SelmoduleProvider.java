package plumb.host.selinux;

import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import plumb.agent.provider.Change;
import plumb.agent.provider.Declaration;
import plumb.agent.provider.Provider;
import plumb.agent.provider.ProviderException;
import plumb.agent.provider.Relations;
import plumb.agent.provider.ResourceLog;

/** Manages modules of the policy ({@code selmodule}); they are listed once a run. */
public final class SelmoduleProvider implements Provider<SelmoduleProvider.Wanted, Boolean> {
  private @Nullable Set<String> loaded;

  /**
   * What is wanted of a module.
   *
   * @param file the compiled module
   */
  record Wanted(String name, boolean present, String file) {}

  @Override
  public String name(Wanted desired) {
    return "semodule";
  }

  @Override
  public Wanted desire(Declaration declaration) {
    String name = SelinuxTool.name(declaration);
    String directory = declaration.text("selmoduledir", "/usr/share/selinux/targeted");
    String path = declaration.text("selmodulepath", directory + "/" + name + ".pp");
    if (!path.startsWith("/")) {
      declaration.problem("selmodulepath", "'" + path + "' is no fully qualified path");
    }
    // Today's modules carry no version that could be compared.
    if (declaration.word("syncversion", List.of("true", "false"), "false").equals("true")) {
      declaration.problem("syncversion", "modules have no versions that could be compared");
    }
    return new Wanted(
        name,
        declaration.word("ensure", List.of("present", "absent"), "present").equals("present"),
        path);
  }

  @Override
  public @Nullable String identity(Wanted desired) {
    return desired.name();
  }

  @Override
  public void relate(Wanted desired, Relations relations) {
    relations.require("File", desired.file());
  }

  @Override
  public Boolean observe(Wanted desired, ResourceLog log)
      throws ProviderException, IOException, InterruptedException {
    Set<String> names = loaded;
    if (names == null) {
      names = new HashSet<>();
      String purpose = "Could not list policy modules: ";
      for (String line : SelinuxTool.run(purpose, "semodule", "--list").split("\n")) {
        names.add(line.strip().split("\\s+")[0]);
      }
      loaded = names;
    }
    return names.contains(desired.name());
  }

  @Override
  public List<Change> diff(Wanted desired, Boolean observed) {
    if (desired.present() == observed) {
      return List.of();
    }
    String current = observed ? "present" : "absent";
    return List.of(Change.ensure("selmodule", current, desired.present() ? "present" : "absent"));
  }

  @Override
  public void apply(Wanted desired, Boolean observed, Change change, ResourceLog log)
      throws ProviderException, IOException, InterruptedException {
    loaded = null;
    if (desired.present()) {
      SelinuxTool.run("Could not load policy module: ", "semodule", "--install", desired.file());
    } else {
      SelinuxTool.run("Could not remove policy module: ", "semodule", "--remove", desired.name());
    }
  }
}
