package plumb.ruby;

import org.jruby.RubyArray;
import org.jruby.runtime.ThreadContext;
import org.jruby.runtime.builtin.IRubyObject;
import plumb.values.HeldList;

/**
 * The array for a list that variables hold. It tells when code changes it: methods that do so begin
 * with {@link #modify}, or are overridden here.
 */
final class HeldArray extends RubyArray<IRubyObject> implements HeldObject {
  private final transient HeldObjects owner;
  private final transient HeldList value;
  private boolean watched = true;

  /**
   * @param elements the elements, which may be filled in later
   */
  HeldArray(HeldObjects owner, HeldList value, IRubyObject[] elements) {
    super(owner.ruby(), owner.ruby().getArray(), elements);
    this.owner = owner;
    this.value = value;
  }

  @Override
  public HeldList value() {
    return value;
  }

  @Override
  public void writeBack() {
    watched = true;
    value.change(owner.elements(this));
    for (int i = 0; i < getLength(); i++) {
      if (HeldObjects.isPlain(eltInternal(i))) {
        eltInternalSet(i, owner.toRuby(value.get(i)));
      }
    }
  }

  private void changes() {
    if (watched && !isFrozen()) {
      watched = false;
      owner.noteChange(this);
    }
  }

  @Override
  protected void modify() {
    super.modify();
    changes();
  }

  @Override
  public IRubyObject replace(IRubyObject other) {
    changes();
    return super.replace(other);
  }

  @Override
  public IRubyObject pop(ThreadContext context) {
    changes();
    return super.pop(context);
  }

  @Override
  public IRubyObject pop(ThreadContext context, IRubyObject count) {
    changes();
    return super.pop(context, count);
  }

  @Override
  public IRubyObject shift(ThreadContext context) {
    changes();
    return super.shift(context);
  }

  @Override
  public IRubyObject rb_clear() {
    changes();
    return super.rb_clear();
  }

  @Override
  public IRubyObject flatten_bang(ThreadContext context) {
    changes();
    return super.flatten_bang(context);
  }

  @Override
  public IRubyObject flatten_bang(ThreadContext context, IRubyObject depth) {
    changes();
    return super.flatten_bang(context, depth);
  }
}
