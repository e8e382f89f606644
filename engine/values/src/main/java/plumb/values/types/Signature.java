package plumb.values.types;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import plumb.values.Lambda;
import plumb.values.Type;

/**
 * The parameters of a function, block or lambda: their types and names, and the block it takes.
 *
 * @param type the types of parameters, block and result
 * @param parameterNames a name for each type in {@code type}'s parameters
 * @param blockName the name of the parameter for the block, null when it takes none
 */
public record Signature(
    CallableType type, List<String> parameterNames, @Nullable String blockName) {

  public Signature {
    Objects.requireNonNull(type.parameters());
    parameterNames = List.copyOf(parameterNames);
  }

  /** The types of the parameters. */
  public TupleType parameters() {
    return Objects.requireNonNull(type.parameters());
  }

  /** Whether a call with these arguments fits. */
  public boolean accepts(List<Object> args, @Nullable Lambda block) {
    return type.isCallableWith(args, block);
  }

  /** The least number of arguments. */
  public long min() {
    return parameters().sizeRange().min();
  }

  /** The greatest number of arguments, {@link Long#MAX_VALUE} for any. */
  public long max() {
    return parameters().sizeRange().max();
  }

  /**
   * Why none of the signatures takes the arguments, in one line or more.
   *
   * @param function the name of the function, {@code lambda} for a block
   */
  public static String mismatch(
      String function, List<Signature> signatures, List<Object> args, @Nullable Lambda block) {
    List<Type> given = new ArrayList<>(args.size() + 1);
    for (Object arg : args) {
      given.add(Types.inferDetailed(arg));
    }
    if (block != null) {
      given.add(block.type());
    }
    return Mismatch.describeSignatures(function, signatures, TupleType.of(given));
  }

  /**
   * Reads a signature: types and names separated by commas. After a name, {@code ?} marks an
   * optional parameter, {@code *} one that takes the remaining arguments and {@code +} one that
   * takes at least one; {@code &} before a name marks the block; {@code >>} comes before the type
   * of the result.
   *
   * <p>Example: {@code "Array arg, String delimiter?, Callable[1, 1] &block? >> String"}.
   */
  public static Signature parse(String text) {
    return parse(text, name -> null);
  }

  /**
   * As {@link #parse(String)}, with types of the function's own.
   *
   * @param local the type of that name; null for other names
   */
  public static Signature parse(String text, Function<String, @Nullable Type> local) {
    int arrow = text.indexOf(">>");
    Reader reader = new Reader(arrow < 0 ? text : text.substring(0, arrow), local);
    reader.read();
    Type result = arrow < 0 ? null : reader.type(text.substring(arrow + 2).strip());
    return reader.signature(result);
  }

  private static final class Reader {
    private final String text;
    private final List<Type> types = new ArrayList<>();
    private final List<String> names = new ArrayList<>();
    private long min;
    private long max;
    private @Nullable Type block;
    private @Nullable String blockName;
    private final Function<String, @Nullable Type> local;

    Reader(String text, Function<String, @Nullable Type> local) {
      this.text = text;
      this.local = local;
    }

    Type type(String source) {
      Type simple = source.indexOf('[') < 0 ? TypeFactory.named(source) : null;
      return simple == null ? TypeParser.parse(source, local) : simple;
    }

    void read() {
      int depth = 0;
      int start = 0;
      for (int i = 0; i <= text.length(); i++) {
        char c = i == text.length() ? ',' : text.charAt(i);
        if (c == '[' || c == '{') {
          depth++;
        } else if (c == ']' || c == '}') {
          depth--;
        } else if (c == ',' && depth == 0) {
          parameter(text.substring(start, i).strip());
          start = i + 1;
        }
      }
    }

    private void parameter(String part) {
      if (part.isEmpty()) {
        return;
      }
      int space = part.lastIndexOf(' ');
      String name = part.substring(space + 1);
      char mark = name.charAt(name.length() - 1);
      if (!Character.isLetterOrDigit(mark)) {
        name = name.substring(0, name.length() - 1);
      }
      if (name.charAt(0) == '&') {
        Type type = space < 0 ? CallableType.CALLABLE : type(part.substring(0, space));
        block = mark == '?' ? OptionalType.of(type) : type;
        blockName = name.substring(1);
        return;
      }
      types.add(type(part.substring(0, space)));
      names.add(name);
      if (mark != '?' && mark != '*') {
        min++;
      }
      max = mark == '*' || mark == '+' ? Long.MAX_VALUE : max + 1;
    }

    Signature signature(@Nullable Type result) {
      IntegerType size =
          min > 0 && min == max ? null : IntegerType.of(min, max == Long.MAX_VALUE ? null : max);
      return new Signature(
          CallableType.of(TupleType.of(types, size), block, result), names, blockName);
    }
  }
}
