package plumb.values;

import java.util.ArrayList;
import java.util.List;

/** The text of a type while it is being written. Used by one thread. */
public final class TypeText {
  private final StringBuilder out = new StringBuilder();
  private final boolean expandsAliases;
  private final List<Object> open = new ArrayList<>(0);

  /**
   * A text in which aliases and object types appear by name; or aliases as {@code Name = Type} and
   * object types as their definition.
   */
  public TypeText(boolean expandsAliases) {
    this.expandsAliases = expandsAliases;
  }

  /** The syntax that denotes a type. */
  public static String of(Type type) {
    return new TypeText(false).append(type).toString();
  }

  /** Whether an alias appears as {@code Name = Type}. */
  public boolean expandsAliases() {
    return expandsAliases;
  }

  /** Appends a text as it is. */
  public TypeText append(String text) {
    out.append(text);
    return this;
  }

  /** Appends a type. */
  public TypeText append(Type type) {
    type.appendTo(this);
    return this;
  }

  /** Appends a value as source text denotes it. */
  public TypeText appendQuoted(Object value) {
    if (value instanceof Type type) {
      type.appendTo(this);
    } else {
      ValueText.appendQuoted(out, value);
    }
    return this;
  }

  /** Appends types with commas between them. */
  public TypeText append(List<? extends Type> types) {
    for (int i = 0; i < types.size(); i++) {
      append(i == 0 ? "" : ", ").append(types.get(i));
    }
    return this;
  }

  /**
   * Runs the writer of something that may contain itself, unless it is being written already.
   *
   * @return whether it ran
   */
  public boolean once(Object recursive, Runnable writer) {
    for (Object o : open) {
      if (o == recursive) {
        return false;
      }
    }
    open.add(recursive);
    writer.run();
    open.remove(open.size() - 1);
    return true;
  }

  @Override
  public String toString() {
    return out.toString();
  }
}
