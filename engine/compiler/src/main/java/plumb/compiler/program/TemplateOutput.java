package plumb.compiler.program;

import plumb.values.Sensitive;
import plumb.values.SizeLimit;
import plumb.values.ValueText;

/**
 * Text that a template has rendered so far; one Sensitive part makes the whole Sensitive. Used by
 * one thread.
 */
public final class TemplateOutput {
  private final StringBuilder rendered = new StringBuilder();
  private boolean sensitive;

  void text(String text) {
    SizeLimit.checkCharacters((long) rendered.length() + text.length());
    rendered.append(text);
  }

  void value(Object value) {
    if (value instanceof Sensitive secret) {
      sensitive = true;
      text(ValueText.of(secret.value()));
    } else {
      text(ValueText.of(value));
    }
  }

  /** The rendered text, a String or a Sensitive String. */
  public Object result() {
    String text = rendered.toString();
    return sensitive ? new Sensitive(text) : text;
  }
}
