package plumb.compiler.erb;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import plumb.values.Regex;
import plumb.values.Undef;

/** Expressions that call methods and functions. */
final class Calls {
  private Calls() {}

  /**
   * The call of a method.
   *
   * @param safe whether nil answers with nil, as {@code &.} wants it
   */
  record Call(
      Node receiver, Method method, List<Node> arguments, Block.@Nullable Code block, boolean safe)
      implements Node {
    @Override
    public Object eval(Frame frame) {
      Object self = receiver.eval(frame);
      if (safe && self == Undef.UNDEF) {
        return self;
      }
      Object[] args = new Object[arguments.size()];
      for (int i = 0; i < args.length; i++) {
        args[i] = arguments.get(i).eval(frame);
      }
      Rendering rendering = frame.rendering();
      if (block != null) {
        if (self instanceof String) {
          rendering.matches().forget();
        }
        return Methods.call(self, method, args, block.in(frame));
      }
      if (method.matches() && args.length == 1) {
        return rendering.matches().call(self, method, args[0]);
      }
      if (method.searches() && self instanceof String) {
        rendering.matches().forget();
      }
      if (!method.changes()) {
        return Methods.call(self, method, args);
      }
      if (args.length == 1 && arguments.get(0) instanceof Nodes.HashLiteral) {
        args[0] = Effects.literal(self, args[0]);
      }
      return Changes.call(self, method, args, rendering.effects());
    }
  }

  /** The call of a method with another as its block. */
  record CallOfEach(Node receiver, Method method, Method each) implements Node {
    @Override
    public Object eval(Frame frame) {
      return Methods.call(receiver.eval(frame), method, new Object[0], new Block.OfMethod(each));
    }
  }

  /** An element of an array or hash that can be assigned. */
  record Element(Node receiver, Node index) implements Node.Target {
    @Override
    public Object eval(Frame frame) {
      return Methods.call(receiver.eval(frame), Method.INDEX, new Object[] {index.eval(frame)});
    }

    @Override
    public void assign(Frame frame, Object value) {
      Object self = receiver.eval(frame);
      Changes.assign(self, index.eval(frame), value, frame.rendering().effects());
    }
  }

  /** {@code Array(value)}. */
  record ToList(Node value) implements Node {
    @Override
    public Object eval(Frame frame) {
      Object given = value.eval(frame);
      if (given instanceof List<?>) {
        return given;
      }
      if (given instanceof Map<?, ?> map) {
        return HashMethods.pairs(map);
      }
      if (given == Undef.UNDEF) {
        return new OwnList();
      }
      if (RubyClass.of(given) == null) {
        throw new Unsupported("a list of something else");
      }
      return new OwnList(List.of(given));
    }
  }

  /** {@code String(value)}. */
  record ToText(Node value) implements Node {
    @Override
    public Object eval(Frame frame) {
      return RubyValues.text(value.eval(frame));
    }
  }

  /** {@code Integer(value)}. */
  record ToInteger(Node value) implements Node {
    @Override
    public Object eval(Frame frame) {
      Object given = value.eval(frame);
      if (given instanceof Long) {
        return given;
      }
      if (given instanceof String text && text.matches("-?[1-9][0-9]{0,17}|0")) {
        return Long.valueOf(text);
      }
      throw new Unsupported("such a number");
    }
  }

  /** {@code Regexp.escape(text)}. */
  record Escape(Node value) implements Node {
    @Override
    public Object eval(Frame frame) {
      if (value.eval(frame) instanceof String text) {
        return Regex.escape(text);
      }
      throw new Unsupported("an escape of something else");
    }
  }

  /** {@code scope[name]}. */
  record Lookup(Node name, int line) implements Node {
    @Override
    public Object eval(Frame frame) {
      return frame.rendering().lookup(name.eval(frame), line);
    }
  }

  /** {@code has_variable?(name)}. */
  record HasVariable(Node name, int line) implements Node {
    @Override
    public Object eval(Frame frame) {
      return frame.rendering().hasVariable(name.eval(frame), line);
    }
  }

  /** The call of a function of the language. */
  record FunctionCall(String name, boolean legacy, Node arguments) implements Node {
    @Override
    public Object eval(Frame frame) {
      return frame.rendering().call(name, legacy, arguments.eval(frame));
    }
  }

  /** {@code scope.setvar(name, value)}. */
  record SetVariable(String name, Node value) implements Node {
    @Override
    public Object eval(Frame frame) {
      return frame.rendering().setVariable(name, value.eval(frame));
    }
  }

  /** {@code scope.to_hash}. */
  record Variables() implements Node {
    @Override
    public Object eval(Frame frame) {
      return frame.rendering().variables();
    }
  }

  /** A method that the template has defined itself. */
  record Definition(LocalScope scope, int parameters, Node body) {}

  /** The call of a method that the template has defined itself. */
  record OwnCall(Definition definition, List<Node> arguments) implements Node {
    @Override
    public Object eval(Frame frame) {
      frame.rendering().matches().forget();
      Frame own = new Frame(frame.rendering(), null, definition.scope);
      for (int i = 0; i < arguments.size(); i++) {
        own.set(0, i, arguments.get(i).eval(frame));
      }
      Object result = definition.body.eval(own);
      frame.rendering().matches().forget();
      return result;
    }
  }
}
