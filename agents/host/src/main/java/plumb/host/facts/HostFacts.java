package plumb.host.facts;

import java.time.Duration;
import java.util.AbstractMap;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * All facts of this host by name, structured ones and Facter's legacy ones; read-only.
 *
 * <p>Nothing is read before it is asked for: {@link #get} resolves only the group that the fact
 * belongs to, iteration resolves everything. What was read once is kept. External facts come before
 * the host's own of the same name, and variables named FACTER_* before both. Thread-safe.
 *
 * <p>Values are strings, longs, doubles, booleans, lists and maps; unknown facts are left out.
 */
public final class HostFacts extends AbstractMap<String, Object> {
  private final List<FactGroup> groups;
  private final FactGroup external;
  private final FactCache cache;
  private final Map<String, Duration> times = new LinkedHashMap<>();
  private final Map<FactGroup, Map<String, Object>> resolved = new LinkedHashMap<>();
  private @Nullable Map<String, Object> all;

  /** Prepares to read facts; reads nothing yet. */
  public HostFacts(FactSources sources) {
    SystemTree tree = new SystemTree(sources.root());
    ProgramPath programs = new ProgramPath(tree, sources.environment().get("PATH"));
    this.external = new ExternalFacts(sources);
    this.cache = sources.cache();
    this.groups =
        List.of(
            new OsFacts(tree, programs),
            new KernelFacts(tree),
            new EnvironmentFacts(tree, sources.environment()),
            new IdentityFacts(tree, programs),
            new ProcessorFacts(tree),
            new MemoryFacts(tree),
            new NetworkingFacts(tree, programs),
            new StorageFacts(tree, programs),
            new DmiFacts(tree),
            new VirtualFacts(tree),
            new SshFacts(tree),
            new AugeasFacts(programs),
            new RubyFacts(programs));
    warnOfUnknownGroups(sources);
  }

  private void warnOfUnknownGroups(FactSources sources) {
    List<String> names = new ArrayList<>(groups.stream().map(FactGroup::name).toList());
    names.add(external.name());
    for (String name : cache.groups()) {
      if (!names.contains(name)) {
        sources
            .warnings()
            .accept(
                "There is no group '" + name + "' of facts; there are " + String.join(", ", names));
      }
    }
  }

  @Override
  public synchronized @Nullable Object get(@Nullable Object key) {
    if (!(key instanceof String name)) {
      return null;
    }
    Object value = resolve(external).get(name);
    for (int i = 0; value == null && i < groups.size(); i++) {
      if (groups.get(i).owns(name)) {
        value = resolve(groups.get(i)).get(name);
      }
    }
    return value;
  }

  @Override
  public boolean containsKey(@Nullable Object key) {
    return get(key) != null;
  }

  @Override
  public synchronized Set<Map.Entry<String, Object>> entrySet() {
    Map<String, Object> facts = all;
    if (facts == null) {
      facts = new LinkedHashMap<>();
      for (FactGroup group : groups) {
        facts.putAll(resolve(group));
      }
      facts.putAll(resolve(external));
      all = facts;
    }
    return Collections.unmodifiableMap(facts).entrySet();
  }

  /** Has external facts read anew when they are asked for again. */
  public synchronized void externalChanged() {
    resolved.remove(external);
    all = null;
  }

  private Map<String, Object> resolve(FactGroup group) {
    Map<String, Object> facts = resolved.get(group);
    if (facts == null) {
      long start = System.nanoTime();
      facts = cache.get(group.name(), () -> read(group));
      times.put(group.name(), Duration.ofNanos(System.nanoTime() - start));
      resolved.put(group, facts);
    }
    return facts;
  }

  private static Map<String, Object> read(FactGroup group) {
    Map<String, Object> facts = new LinkedHashMap<>();
    group.resolve(new FactSink(facts));
    return facts;
  }

  /** Returns how long each group took that was asked for, by its name. */
  public synchronized Map<String, Duration> times() {
    return new LinkedHashMap<>(times);
  }

  /** Returns the groups, so that tests can hold each against the names that it claims. */
  List<FactGroup> groups() {
    return new ArrayList<>(groups);
  }
}
