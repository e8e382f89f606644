package plumb.compiler.erb;

import java.util.List;
import org.jspecify.annotations.Nullable;
import plumb.values.TimeLimit;
import plumb.values.Undef;

/** A block that a method is called with. */
interface Block {
  /** Runs it with one value. */
  Object run(Object value);

  /** Runs it with two values, as the methods of hashes do with a key and what it stands for. */
  Object run(Object first, Object second);

  /** How many values it names. */
  int parameters();

  /** What a block names of its values: a variable, or what it takes an array apart into. */
  record Parameter(int slot, @Nullable List<Parameter> parts) {
    void bind(Frame frame, Object value) {
      if (parts == null) {
        frame.set(0, slot, value);
      } else {
        bindAll(parts, frame, value);
      }
    }

    /** Takes a value apart if it is an array; the variables that are left are nil. */
    static void bindAll(List<Parameter> parameters, Frame frame, Object value) {
      List<?> elements = value instanceof List<?> list ? list : List.of(value);
      for (int i = 0; i < parameters.size(); i++) {
        parameters.get(i).bind(frame, i < elements.size() ? elements.get(i) : Undef.UNDEF);
      }
    }
  }

  /** The code of a block. */
  record Code(LocalScope scope, List<Parameter> parameters, Node body) {
    Block in(Frame frame) {
      return new Closure(this, frame);
    }
  }

  /** The code of a block with the variables around it. */
  record Closure(Code code, Frame outer) implements Block {
    @Override
    public Object run(Object value) {
      Frame frame = new Frame(outer.rendering(), outer, code.scope);
      List<Parameter> parameters = code.parameters;
      if (parameters.size() == 1) {
        parameters.get(0).bind(frame, value);
      } else {
        Parameter.bindAll(parameters, frame, value);
      }
      return run(frame);
    }

    @Override
    public Object run(Object first, Object second) {
      Frame frame = new Frame(outer.rendering(), outer, code.scope);
      for (int i = 0; i < code.parameters.size(); i++) {
        code.parameters.get(i).bind(frame, i == 0 ? first : i == 1 ? second : Undef.UNDEF);
      }
      return run(frame);
    }

    private Object run(Frame frame) {
      TimeLimit.check();
      try {
        return code.body.eval(frame);
      } catch (Next next) {
        return next.value;
      }
    }

    @Override
    public int parameters() {
      return code.parameters.size();
    }
  }

  /** {@code &:name}: calls a method of each value. */
  record OfMethod(Method method) implements Block {
    private static final Object[] NONE = {};

    @Override
    public Object run(Object value) {
      return Methods.call(value, method, NONE);
    }

    @Override
    public Object run(Object first, Object second) {
      throw new Unsupported("a method of two values");
    }

    @Override
    public int parameters() {
      return 1;
    }
  }

  /** Ends the run of a block early. */
  final class Next extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Object value;

    Next(Object value) {
      super(null, null, false, false);
      this.value = value;
    }
  }
}
