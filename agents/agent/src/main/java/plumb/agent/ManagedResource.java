package plumb.agent;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import plumb.agent.provider.Change;
import plumb.agent.provider.Child;
import plumb.agent.provider.Level;
import plumb.agent.provider.Provider;
import plumb.agent.provider.ProviderException;
import plumb.agent.provider.Relations;
import plumb.agent.provider.ResourceLog;
import plumb.agent.provider.SecretTexts;
import plumb.agent.report.RunLog;
import plumb.catalog.Resource;
import plumb.catalog.report.ResourceStatus;

/**
 * A resource together with its provider and what is wanted of it.
 *
 * @param <D> what is wanted
 * @param <S> what is found
 */
final class ManagedResource<D, S> extends Subject {
  private final OpenProvider<D, S> provider;
  private final D desired;
  private final Declared declared;
  private final Settings settings;
  private final ResourceLog log;
  private final RunLog runLog;
  private final ResourceStatus status;

  /**
   * What metaparameters and options say of one resource.
   *
   * @param noop whether it may only be looked at
   * @param level level at which its changes are logged
   * @param schedule title of its schedule
   * @param secrets parameters whose values must never be shown
   * @param hidden texts that nothing that is said of the resource may have
   * @param audit properties whose changes by others are told
   */
  record Settings(
      boolean noop,
      Level level,
      @Nullable String schedule,
      Set<String> secrets,
      SecretTexts hidden,
      List<String> audit) {

    /** Whether a change is of something secret: its property is named so, or holds such a text. */
    boolean hides(Change change) {
      String desired = String.valueOf(change.desired());
      return secrets.contains(change.property()) || !hidden.hide(desired).equals(desired);
    }
  }

  /**
   * What a resource was made of.
   *
   * @param resource the one of the catalog
   * @param parameters its parameters with the values that this machine gave them
   * @param inherited whether it is that of another resource, which brought this one with it
   */
  record Declared(Resource resource, Map<String, Object> parameters, boolean inherited) {
    Declared asInherited() {
      return new Declared(resource, parameters, true);
    }
  }

  ManagedResource(
      Subject subject,
      OpenProvider<D, S> provider,
      D desired,
      Declared declared,
      Settings settings,
      RunLog runLog) {
    super(subject);
    this.provider = provider;
    this.desired = desired;
    this.declared = declared;
    this.settings = settings;
    this.runLog = runLog;
    this.log = new SubjectLog(this, settings, runLog);
    this.status =
        new ResourceStatus(
            type(),
            title(),
            file(),
            line() > 0 ? line() : null,
            containment(),
            List.copyOf(tags()),
            runLog.clock().instant());
    status.setProviderUsed(provider.provider().name(desired));
  }

  Provider<D, S> provider() {
    return provider.provider();
  }

  OpenProvider<D, S> opened() {
    return provider;
  }

  D desired() {
    return desired;
  }

  Declared declared() {
    return declared;
  }

  Settings settings() {
    return settings;
  }

  ResourceLog log() {
    return log;
  }

  ResourceStatus status() {
    return status;
  }

  boolean hasFailed() {
    return status.failed() || status.failedToRestart();
  }

  @Nullable String identity() {
    return provider().identity(desired);
  }

  boolean refreshable() {
    return provider().refreshable(desired);
  }

  boolean refreshesItself() {
    return provider().refreshesItself(desired);
  }

  void refresh() throws ProviderException, IOException, InterruptedException {
    provider().refresh(desired, log);
  }

  void relate(Relations relations) {
    provider().relate(desired, relations);
  }

  /** Returns the resources that this one brings with it, in the order in which to apply them. */
  List<ChildResource> children() throws ProviderException, IOException, InterruptedException {
    List<ChildResource> children = new ArrayList<>();
    for (Child<D> child : provider().children(desired, log)) {
      ManagedResource<D, S> resource =
          new ManagedResource<>(
              sibling(child.title()),
              provider,
              child.desired(),
              declared.asInherited(),
              settings,
              runLog);
      children.add(new ChildResource(resource, type() + "[" + child.parent() + "]"));
    }
    return children;
  }

  /** A resource that another one brought, and the reference of the one that it comes after. */
  record ChildResource(ManagedResource<?, ?> resource, String parent) {}
}
