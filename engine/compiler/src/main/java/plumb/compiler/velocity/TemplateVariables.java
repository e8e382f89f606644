package plumb.compiler.velocity;

import java.util.HashMap;
import java.util.Map;
import org.apache.velocity.app.event.EventCartridge;
import org.apache.velocity.app.event.MethodExceptionEventHandler;
import org.apache.velocity.app.event.ReferenceInsertionEventHandler;
import org.apache.velocity.context.AbstractContext;
import org.apache.velocity.exception.VelocityException;
import org.jspecify.annotations.Nullable;
import plumb.compiler.evaluation.CallSite;
import plumb.values.Undef;

/**
 * The variables of a template: its parameters and what it sets itself, then those of the scope. To
 * Velocity, undef is null, and the variable is there.
 */
final class TemplateVariables extends AbstractContext {
  private final Map<String, Object> own = new HashMap<>();
  private final CallSite site;
  private final boolean global;

  /**
   * @param global whether the template sees the variables of all scopes alone, as a file's does,
   *     and not those around the call
   */
  TemplateVariables(Map<?, ?> parameters, Rendering rendering, boolean global) {
    parameters.forEach((name, value) -> own.put((String) name, value));
    this.site = rendering.site();
    this.global = global;
    EventCartridge events = new EventCartridge();
    ReferenceInsertionEventHandler text = (context, reference, value) -> rendering.text(value);
    events.addReferenceInsertionEventHandler(text);
    MethodExceptionEventHandler error =
        (context, type, method, exception, info) -> {
          throw exception instanceof RuntimeException known
              ? known
              : new VelocityException(exception);
        };
    events.addMethodExceptionHandler(error);
    EventCartridge unused = attachEventCartridge(events);
  }

  private @Nullable Object find(String name) {
    Object value = own.get(name);
    if (value != null) {
      return value;
    }
    return global
        ? site.compilation().globalScope(site.scope()).variable(name)
        : site.compilation().findVariable(name, site);
  }

  @Override
  public @Nullable Object internalGet(String name) {
    Object value = find(name);
    return value == Undef.UNDEF ? null : value;
  }

  @Override
  public @Nullable Object internalPut(String name, @Nullable Object value) {
    return own.put(name, value == null ? Undef.UNDEF : value);
  }

  @Override
  public boolean internalContainsKey(String name) {
    return find(name) != null;
  }

  @Override
  public String[] internalGetKeys() {
    return own.keySet().toArray(String[]::new);
  }

  @Override
  public @Nullable Object internalRemove(String name) {
    return own.remove(name);
  }
}
