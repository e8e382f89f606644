package plumb.ruby;

import org.jruby.runtime.builtin.IRubyObject;
import plumb.values.Held;

/** The Ruby object for what a variable holds. */
interface HeldObject extends IRubyObject {
  /** What it stands for. */
  Held value();

  /** Gives what the object is now to the value, and starts over to watch for changes. */
  void writeBack();
}
