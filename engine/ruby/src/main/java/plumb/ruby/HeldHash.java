package plumb.ruby;

import java.util.Objects;
import org.jruby.RubyHash;
import org.jruby.runtime.Block;
import org.jruby.runtime.ThreadContext;
import org.jruby.runtime.builtin.IRubyObject;
import plumb.values.HeldMap;

/**
 * The hash for one that variables hold. It tells when code changes it: methods that do so begin
 * with {@link #modify}, or are overridden here.
 */
final class HeldHash extends RubyHash implements HeldObject {
  private final transient HeldObjects owner;
  private final transient HeldMap value;
  private boolean watched = true;

  HeldHash(HeldObjects owner, HeldMap value) {
    super(owner.ruby());
    this.owner = owner;
    this.value = value;
  }

  @Override
  public HeldMap value() {
    return value;
  }

  @Override
  public void writeBack() {
    watched = true;
    value.change(owner.entries(this));
    for (IRubyObject key : keys().toJavaArray()) {
      if (HeldObjects.isPlain(fastARef(key))) {
        fastASet(key, owner.toRuby(Objects.requireNonNull(value.get(owner.toJava(key)))));
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
  public void modify() {
    if (isFrozen()) {
      throw getRuntime().newFrozenError(this);
    }
    super.modify();
    changes();
  }

  @Override
  public IRubyObject transform_values_bang(ThreadContext context, Block block) {
    changes();
    return super.transform_values_bang(context, block);
  }

  @Override
  public boolean keep_ifCommon(ThreadContext context, Block block) {
    changes();
    return super.keep_ifCommon(context, block);
  }
}
