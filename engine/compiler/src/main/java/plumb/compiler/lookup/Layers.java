package plumb.compiler.lookup;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import plumb.compiler.lookup.Explanation.Event;
import plumb.compiler.lookup.HieraConfig.Owner;
import plumb.values.EvaluationException;

/** The layers of a compile, each made when it is first asked. */
final class Layers {
  private final Hiera hiera;
  private @Nullable Layer global;
  private boolean globalKnown;
  private @Nullable Layer environment;
  private boolean environmentKnown;
  private final Map<String, @Nullable Layer> modules = new HashMap<>();
  private final Set<String> warned = new HashSet<>();

  Layers(Hiera hiera) {
    this.hiera = hiera;
  }

  /** The layer above all environments; it may have no hierarchy. */
  @Nullable Layer global() {
    if (!globalKnown) {
      Path file = hiera.data().environment().globalConfig();
      HieraConfig config = file == null ? HieraConfigReader.EMPTY : hiera.data().globalConfig(file);
      global = layer(Owner.GLOBAL, null, config);
      globalKnown = true;
    }
    return global;
  }

  /** The environment's layer; null when it has no configuration. */
  @Nullable Layer environment() {
    if (!environmentKnown) {
      Path directory = hiera.data().environment().directory();
      environment =
          directory == null
              ? null
              : layer(Owner.ENVIRONMENT, null, hiera.data().config(directory, Owner.ENVIRONMENT));
      environmentKnown = true;
    }
    return environment;
  }

  /** A module's layer; null, and explained, when there is no such module or it has no data. */
  @Nullable Layer module(String name, Invocation invocation) {
    Layer layer = moduleOrNull(name);
    if (layer == null && invocation.isExplained()) {
      boolean exists = hiera.data().environment().moduleDirectory(name) != null;
      invocation.reportModule(
          exists ? Event.MODULE_PROVIDER_NOT_FOUND : Event.MODULE_NOT_FOUND, name);
    }
    return layer;
  }

  /** A module's layer; null when there is no such module or it has no data. */
  @Nullable Layer moduleOrNull(String name) {
    if (modules.containsKey(name)) {
      return modules.get(name);
    }
    Path directory = hiera.data().environment().moduleDirectory(name);
    Layer layer =
        directory == null
            ? null
            : layer(Owner.MODULE, name, hiera.data().config(directory, Owner.MODULE));
    modules.put(name, layer);
    return layer;
  }

  private @Nullable Layer layer(
      Owner owner, @Nullable String module, @Nullable HieraConfig config) {
    if (config == null) {
      return null;
    }
    if (hiera.host().strictness() != LookupHost.Strictness.OFF) {
      config.warnings().forEach(this::warnOnce);
    }
    if (config.version() == 3 && owner != Owner.GLOBAL) {
      refuseVersion3(owner, config);
      return null;
    }
    return new Layer(hiera, owner, module, config);
  }

  private void refuseVersion3(Owner owner, HieraConfig config) {
    if (hiera.host().strictness() == LookupHost.Strictness.ERROR) {
      throw new LookupException(
          "HIERA_VERSION_3_NOT_GLOBAL",
          "hiera.yaml version 3 cannot be used in "
              + (owner == Owner.ENVIRONMENT ? "an environment" : "a module"),
          config.path(),
          0,
          0);
    }
    warnOnce(
        owner == Owner.ENVIRONMENT
            ? "hiera.yaml version 3 found at the environment root was ignored"
            : "hiera.yaml version 3 found at module root was ignored");
  }

  private void warnOnce(String message) {
    if (warned.add(message)) {
      hiera.host().warnOnce(message);
    }
  }

  /** Looks a key up in the global layer; what fails there names the key that was asked for. */
  @Nullable Found findInGlobal(LookupKey key, Invocation invocation, MergeStrategy merge) {
    try {
      Layer layer = global();
      return layer == null ? null : layer.find(key, invocation, merge);
    } catch (LookupException e) {
      if (e.isIssue()) {
        throw e;
      }
      throw e.withMessage(failed(invocation, e.getMessage()));
    } catch (EvaluationException e) {
      throw e.withMessage(failed(invocation, e.getMessage()));
    }
  }

  private static String failed(Invocation invocation, String why) {
    return "Lookup of key '" + invocation.topKey() + "' failed: " + why;
  }
}
