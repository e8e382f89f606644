package plumb.agent;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import plumb.agent.provider.Change;
import plumb.agent.provider.Changes;
import plumb.agent.provider.Child;
import plumb.agent.provider.Declaration;
import plumb.agent.provider.Provider;
import plumb.agent.provider.ProviderException;
import plumb.agent.provider.Relations;
import plumb.agent.provider.ResourceLog;

/** Manages things in a map: each has a colour and a size. What it does is written down. */
final class ThingProvider implements Provider<ThingProvider.Thing, Map<String, Object>> {
  final Map<String, Map<String, Object>> world = new TreeMap<>();
  final List<String> calls = new ArrayList<>();
  boolean failsToPrefetch;
  boolean failsToFinish;
  @Nullable String interruptedAt;

  /** What is wanted of a thing. */
  record Thing(
      String name,
      @Nullable String colour,
      @Nullable Long size,
      List<String> parts,
      @Nullable String behind,
      boolean breaks,
      boolean refreshable,
      boolean dropsRefresh) {}

  @Override
  public String name(Thing desired) {
    return "map";
  }

  @Override
  public Thing desire(Declaration declaration) {
    List<String> parts = declaration.texts("parts");
    return new Thing(
        declaration.text("id", declaration.title()),
        declaration.word("colour", List.of("red", "green", "secret red")),
        declaration.integer("size"),
        parts == null ? List.of() : parts,
        declaration.text("behind"),
        declaration.flag("breaks", false),
        declaration.flag("refreshable", false),
        declaration.flag("drops_refresh", false));
  }

  @Override
  public String identity(Thing desired) {
    return desired.name();
  }

  @Override
  public void relate(Thing desired, Relations relations) {
    if (desired.behind() != null) {
      relations.require("Thing", desired.behind());
      relations.require("Class", desired.behind());
    }
  }

  @Override
  public void prefetch(Collection<Thing> all) throws ProviderException {
    calls.add("prefetch " + all.size());
    if (failsToPrefetch) {
      throw new ProviderException("the world is closed");
    }
  }

  @Override
  public List<Child<Thing>> children(Thing desired, ResourceLog log) {
    List<Child<Thing>> children = new ArrayList<>();
    for (String part : desired.parts()) {
      Thing thing = new Thing(part, desired.colour(), null, List.of(), null, false, false, false);
      children.add(new Child<>(part, desired.name(), thing));
    }
    return children;
  }

  @Override
  public Map<String, Object> observe(Thing desired, ResourceLog log) throws InterruptedException {
    if (desired.name().equals(interruptedAt)) {
      throw new InterruptedException();
    }
    return new TreeMap<>(world.getOrDefault(desired.name(), Map.of()));
  }

  @Override
  public List<Change> diff(Thing desired, Map<String, Object> observed) {
    List<Change> changes =
        new Changes()
            .compare("colour", observed.get("colour"), desired.colour())
            .compare("size", observed.get("size"), desired.size())
            .list();
    return desired.dropsRefresh() ? changes.stream().map(Change::dropsRefresh).toList() : changes;
  }

  @Override
  public @Nullable String explain(Thing desired, Map<String, Object> observed, Change change) {
    return "explained: " + observed.get(change.property()) + " is not " + change.desired();
  }

  @Override
  public void apply(Thing desired, Map<String, Object> observed, Change change, ResourceLog log)
      throws ProviderException {
    calls.add("apply " + desired.name() + " " + change.property());
    if (desired.breaks()) {
      throw new ProviderException("it broke");
    }
    Object value = change.desired();
    if (value != null) {
      world.computeIfAbsent(desired.name(), name -> new TreeMap<>()).put(change.property(), value);
    }
  }

  @Override
  public void flush(Thing desired, Map<String, Object> observed, ResourceLog log) {
    calls.add("flush " + desired.name());
  }

  @Override
  public boolean refreshable(Thing desired) {
    return desired.refreshable();
  }

  @Override
  public void refresh(Thing desired, ResourceLog log) throws ProviderException {
    calls.add("refresh " + desired.name());
    if (desired.breaks()) {
      throw new ProviderException("it would not restart");
    }
  }

  @Override
  public void finish() throws ProviderException {
    calls.add("finish");
    if (failsToFinish) {
      throw new ProviderException("nothing was committed");
    }
  }
}
