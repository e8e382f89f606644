package plumb.ruby;

import java.util.stream.Stream;
import org.jruby.Ruby;
import org.jruby.RubyClass;
import org.jruby.RubyException;
import org.jruby.RubyString;
import org.jruby.exceptions.RaiseException;
import org.jruby.runtime.Block;
import org.jruby.runtime.backtrace.RubyStackTraceElement;
import org.jruby.runtime.builtin.IRubyObject;
import org.jspecify.annotations.Nullable;
import plumb.compiler.program.CompileException;
import plumb.values.EvaluationException;

/** Errors on their way between the two languages. */
final class RubyFailures {
  private RubyFailures() {}

  /**
   * An error of Ruby code as the compile's; one that came from the compile comes back as it was.
   *
   * @param what names the code, as {@code The Ruby function 'x'}
   */
  static RuntimeException toJava(String what, RaiseException e) {
    RubyException exception = e.getException();
    if (exception.dataGetStruct() instanceof RuntimeException original) {
      return original;
    }
    String type = exception.getMetaClass().getRealClass().getName();
    if (type.equals("SystemExit")) {
      return exit(what);
    }
    String message = message(exception, type);
    if (type.equals("SystemStackError")) {
      return new EvaluationException("STACK_TOO_DEEP", what + " nests too deeply: " + message);
    }
    EvaluationException failure = new EvaluationException(message);
    String place = isDeliberate(exception) ? null : place(exception);
    return place == null ? failure : failure.withHint("the Ruby code failed at " + place);
  }

  /** What an error says; its class when it says nothing, or fails to say it. */
  private static String message(RubyException exception, String type) {
    try {
      IRubyObject message =
          exception.callMethod(exception.getRuntime().getCurrentContext(), "message");
      return message instanceof RubyString text ? text.decodeString() : type;
    } catch (RaiseException e) {
      return type;
    }
  }

  /** Whether it is an error that functions raise to refuse something, or that names its place. */
  private static boolean isDeliberate(RubyException exception) {
    return Stream.of("Puppet::Error", "Plumb::MissingApi")
        .map(exception.getRuntime()::getClassFromPath)
        .anyMatch(type -> type.isInstance(exception));
  }

  /** The innermost line of a module's code, or null. */
  private static @Nullable String place(RubyException exception) {
    RubyStackTraceElement line = line(exception);
    return line == null ? null : line.getFileName() + ":" + line.getLineNumber();
  }

  /** The innermost element of a module's code, or null. */
  static @Nullable RubyStackTraceElement line(RubyException exception) {
    for (RubyStackTraceElement element : exception.getBacktraceElements()) {
      String file = element.getFileName();
      if (file != null && file.startsWith("/")) {
        return element;
      }
    }
    return null;
  }

  /** The error of code that tried to end the process. */
  static EvaluationException exit(String what) {
    return new EvaluationException(what + " tried to end the process");
  }

  /** An error of the compile as one that Ruby code may rescue. */
  static RaiseException toRuby(Ruby ruby, ToRuby values, RuntimeException e) {
    IRubyObject message = values.convert(String.valueOf(e.getMessage()));
    IRubyObject file = ruby.getNil();
    IRubyObject line = ruby.getNil();
    if (e instanceof CompileException located && located.file() != null) {
      file = values.convert(located.file());
      line = values.convert((long) located.line());
    }
    RubyClass type = (RubyClass) ruby.getClassFromPath("Puppet::ParseError");
    RubyException exception =
        (RubyException)
            type.newInstance(
                ruby.getCurrentContext(),
                new IRubyObject[] {message, file, line},
                Block.NULL_BLOCK);
    exception.dataWrapStruct(e);
    return exception.toThrowable();
  }
}
