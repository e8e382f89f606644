package plumb.compiler.program;

import plumb.values.Sensitive;
import plumb.values.ValueText;

/**
 * Text that a template has rendered so far; one Sensitive part makes the whole Sensitive. Used by
 * one thread.
 */
public final class TemplateOutput {
  private final StringBuilder rendered = new StringBuilder();
  private boolean sensitive;

  void text(String text) {
    rendered.append(text);
  }

  void value(Object value) {
    if (value instanceof Sensitive secret) {
      sensitive = true;
      rendered.append(ValueText.of(secret.value()));
    } else {
      rendered.append(ValueText.of(value));
    }
  }

  /** The rendered text, a String or a Sensitive String. */
  public Object result() {
    String text = rendered.toString();
    return sensitive ? new Sensitive(text) : text;
  }
}
