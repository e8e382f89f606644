package plumb.agent;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import plumb.agent.ManagedResource.ChildResource;
import plumb.agent.provider.Declaration;
import plumb.agent.provider.Generated;
import plumb.agent.provider.ProviderContext;
import plumb.agent.provider.ProviderException;
import plumb.agent.report.RunLog;
import plumb.catalog.Kind;
import plumb.catalog.Resource;

/** Finds the resources that others bring with them, of their own type or of another. */
final class Generator {
  private final OpenProviders providers;
  private final ProviderContext context;
  private final RunLog log;

  Generator(OpenProviders providers, ProviderContext context, RunLog log) {
    this.providers = providers;
    this.context = context;
    this.log = log;
  }

  /** Returns what a resource brings with it, in the order in which to apply it. */
  <D, S> List<ChildResource> of(ManagedResource<D, S> owner)
      throws ProviderException, IOException, InterruptedException {
    List<ChildResource> all = new ArrayList<>(owner.children());
    for (Generated one : owner.provider().generate(owner.desired(), owner.log())) {
      OpenProvider<?, ?> provider = providers.get(one.type(), context);
      if (provider == null) {
        throw new ProviderException("There is no provider on this machine for " + one.type());
      }
      all.add(new ChildResource(managed(owner, one, provider), owner.ref()));
    }
    return all;
  }

  private <D, S> ManagedResource<D, S> managed(
      ManagedResource<?, ?> owner, Generated one, OpenProvider<D, S> provider)
      throws ProviderException {
    Resource resource = new Resource(one.type(), one.title(), Kind.NATIVE);
    resource.parameters().putAll(one.parameters());
    List<String> problems = new ArrayList<>();
    D desired = provider.provider().desire(new Declaration(resource, problems::add));
    if (!problems.isEmpty()) {
      throw new ProviderException(problems.get(0));
    }
    return new ManagedResource<>(
        owner.neighbour(one.type(), one.title()),
        provider,
        desired,
        new ManagedResource.Declared(resource, resource.parameters(), false),
        owner.settings(),
        log);
  }
}
