package plumb.compiler.erb;

import java.util.List;
import plumb.values.Regex;
import plumb.values.SizeLimit;
import plumb.values.Undef;

/** Expressions but for calls. */
final class Nodes {
  private Nodes() {}

  record Literal(Object value) implements Node {
    @Override
    public Object eval(Frame frame) {
      return value;
    }
  }

  /** What Ruby has to be asked about, if it comes to that. */
  record Unknown(String what) implements Node {
    @Override
    public Object eval(Frame frame) {
      throw new Unsupported(what);
    }
  }

  record Local(int depth, int slot) implements Node.Target {
    @Override
    public Object eval(Frame frame) {
      return frame.get(depth, slot);
    }

    @Override
    public void assign(Frame frame, Object value) {
      frame.set(depth, slot, value);
    }
  }

  /** A variable of the scope, or one that the template has assigned itself. */
  record Variable(String name) implements Node.Target {
    @Override
    public Object eval(Frame frame) {
      return frame.rendering().variable(name);
    }

    @Override
    public void assign(Frame frame, Object value) {
      frame.rendering().assign(name, value);
    }
  }

  record Defined(String name) implements Node {
    @Override
    public Object eval(Frame frame) {
      return frame.rendering().isAssigned(name) ? "instance-variable" : Undef.UNDEF;
    }
  }

  record Assignment(Node.Target target, Node value) implements Node {
    @Override
    public Object eval(Frame frame) {
      Object assigned = value.eval(frame);
      target.assign(frame, assigned);
      return assigned;
    }
  }

  /** {@code a ||= b}. */
  record DefaultAssignment(Node.Target target, Node value) implements Node {
    @Override
    public Object eval(Frame frame) {
      Object known = target.eval(frame);
      if (RubyValues.isTrue(known)) {
        return known;
      }
      Object assigned = value.eval(frame);
      target.assign(frame, assigned);
      return assigned;
    }
  }

  /** A text with interpolation. */
  record Interpolation(List<Node> parts) implements Node {
    @Override
    public Object eval(Frame frame) {
      StringBuilder text = new StringBuilder();
      for (Node part : parts) {
        text.append(RubyValues.text(part.eval(frame)));
        SizeLimit.checkCharacters(text.length());
      }
      return text.toString();
    }
  }

  record ListLiteral(List<Node> elements) implements Node {
    @Override
    public Object eval(Frame frame) {
      OwnList list = new OwnList(elements.size());
      for (Node element : elements) {
        list.add(element.eval(frame));
      }
      return list;
    }
  }

  record HashLiteral(List<Node> keys, List<Node> values) implements Node {
    @Override
    public Object eval(Frame frame) {
      OwnMap map = new OwnMap();
      for (int i = 0; i < keys.size(); i++) {
        Object key = keys.get(i).eval(frame);
        map.put(RubyValues.key(key), values.get(i).eval(frame));
      }
      return map;
    }
  }

  record RangeLiteral(Node from, Node to, boolean exclusive) implements Node {
    @Override
    public Object eval(Frame frame) {
      Object first = from.eval(frame);
      Object last = to.eval(frame);
      if (first instanceof Long start && last instanceof Long end) {
        return new RubyRange(start, end, exclusive);
      }
      throw new Unsupported("a range of other values than numbers");
    }
  }

  record Sequence(List<Node> statements) implements Node {
    @Override
    public Object eval(Frame frame) {
      Object last = Undef.UNDEF;
      for (Node statement : statements) {
        last = statement.eval(frame);
      }
      return last;
    }
  }

  record If(Node condition, Node then, Node otherwise) implements Node {
    @Override
    public Object eval(Frame frame) {
      return (RubyValues.isTrue(condition.eval(frame)) ? then : otherwise).eval(frame);
    }
  }

  record And(Node left, Node right) implements Node {
    @Override
    public Object eval(Frame frame) {
      Object value = left.eval(frame);
      return RubyValues.isTrue(value) ? right.eval(frame) : value;
    }
  }

  record Or(Node left, Node right) implements Node {
    @Override
    public Object eval(Frame frame) {
      Object value = left.eval(frame);
      return RubyValues.isTrue(value) ? value : right.eval(frame);
    }
  }

  record Not(Node operand) implements Node {
    @Override
    public Object eval(Frame frame) {
      return !RubyValues.isTrue(operand.eval(frame));
    }
  }

  /** {@code case}, whose branches are ifs in which the subject stands for itself. */
  record Case(Node subject, List<When> branches, Node otherwise) implements Node {
    @Override
    public Object eval(Frame frame) {
      Object value = subject.eval(frame);
      for (When branch : branches) {
        for (Node option : branch.options) {
          Object expected = option.eval(frame);
          if (expected instanceof Regex) {
            frame.rendering().matches().forget();
          }
          if (RubyValues.isCase(expected, value)) {
            return branch.body.eval(frame);
          }
        }
      }
      return otherwise.eval(frame);
    }
  }

  record When(List<Node> options, Node body) {}

  /** Text of the template. */
  record Written(String text) implements Node {
    @Override
    public Object eval(Frame frame) {
      frame.rendering().write(text);
      return Output.WRITTEN;
    }
  }

  /** The value of an expression, as text of the result. */
  record WrittenValue(Node value) implements Node {
    @Override
    public Object eval(Frame frame) {
      frame.rendering().write(RubyValues.text(value.eval(frame)));
      return Output.WRITTEN;
    }
  }

  /** What code gives that has written: the text so far, which nobody but Ruby can hand on. */
  enum Output {
    WRITTEN
  }

  /** {@code next}: the end of a block's run. */
  record Next(Node value) implements Node {
    @Override
    public Object eval(Frame frame) {
      throw new Block.Next(value.eval(frame));
    }
  }

  /** A regular expression with interpolation. */
  record RegexLiteral(List<Node> parts, int options) implements Node {
    @Override
    public Object eval(Frame frame) {
      StringBuilder text = new StringBuilder();
      for (Node part : parts) {
        Object value = part.eval(frame);
        if (!(value instanceof String literal)) {
          throw new Unsupported("a regular expression from other values than texts");
        }
        text.append(literal);
      }
      return Regex.of(text.toString(), options);
    }
  }
}
