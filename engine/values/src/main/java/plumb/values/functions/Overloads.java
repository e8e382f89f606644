package plumb.values.functions;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import plumb.values.EvaluationException;
import plumb.values.Lambda;
import plumb.values.types.Signature;

/**
 * A function with one or more signatures. A call goes to the first one that its arguments fit; when
 * none does, the error tells what each expects.
 *
 * <p>Signatures are read at the first call, because a program uses few of the functions there are.
 */
public final class Overloads implements Function {
  private final String name;
  private final List<Overload> overloads = new ArrayList<>(4);

  private Overloads(String name) {
    this.name = name;
  }

  /** A function without signatures, for {@link #on} to add them before it is called or shared. */
  public static Overloads named(String name) {
    return new Overloads(name);
  }

  /**
   * Adds a signature.
   *
   * @param signature as {@link Signature#parse} reads it
   * @param body what is called with arguments that fit
   */
  public Overloads on(String signature, Function body) {
    return on(() -> Signature.parse(signature), body);
  }

  /** Adds a signature that is made at the first call. */
  public Overloads on(Supplier<Signature> signature, Function body) {
    overloads.add(new Overload(signature, body, false));
    return this;
  }

  /**
   * Adds a signature for arguments that are wrong in a way worth a message of its own.
   *
   * @param message gives the message, a string, instead of a result
   */
  public Overloads rejecting(String signature, Function message) {
    overloads.add(new Overload(() -> Signature.parse(signature), message, true));
    return this;
  }

  /** The name of the function. */
  public String name() {
    return name;
  }

  /** The signatures that calls can fit, in the order in which they are tried. */
  public List<Signature> signatures() {
    List<Signature> result = new ArrayList<>(overloads.size());
    for (Overload overload : overloads) {
      if (!overload.rejects) {
        result.add(overload.signature());
      }
    }
    return result;
  }

  @Override
  public Object call(List<Object> args, @Nullable Lambda block, Callbacks callbacks) {
    for (Overload overload : overloads) {
      if (overload.signature().accepts(args, block)) {
        Object result = overload.body.call(args, block, callbacks);
        if (overload.rejects) {
          throw new EvaluationException("'" + name + "' " + result);
        }
        return result;
      }
    }
    throw new EvaluationException(Signature.mismatch(name, signatures(), args, block));
  }

  private static final class Overload {
    final Function body;
    final boolean rejects;
    private final Supplier<Signature> source;
    private volatile @Nullable Signature signature;

    Overload(Supplier<Signature> source, Function body, boolean rejects) {
      this.source = source;
      this.body = body;
      this.rejects = rejects;
    }

    Signature signature() {
      Signature result = signature;
      if (result == null) {
        result = source.get();
        signature = result;
      }
      return result;
    }
  }
}
