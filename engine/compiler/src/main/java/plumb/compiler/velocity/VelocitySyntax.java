package plumb.compiler.velocity;

import java.io.StringReader;
import java.nio.file.Path;
import org.apache.velocity.Template;
import org.apache.velocity.runtime.RuntimeConstants;
import org.apache.velocity.runtime.RuntimeInstance;
import org.apache.velocity.runtime.parser.ParseException;
import org.jspecify.annotations.Nullable;
import org.slf4j.helpers.NOPLogger;
import plumb.compiler.program.CompileException;

/** Whether a text is a template of Velocity, without rendering it. */
public final class VelocitySyntax {
  private VelocitySyntax() {}

  /** What is wrong with a text, with its place; null when nothing is. */
  public static @Nullable CompileException check(String path, String text) {
    RuntimeInstance runtime = new RuntimeInstance();
    runtime.setProperty(RuntimeConstants.RUNTIME_LOG_INSTANCE, NOPLogger.NOP_LOGGER);
    runtime.setProperty(RuntimeConstants.VM_PERM_INLINE_LOCAL, "true");
    runtime.init();
    Template template = new Template();
    template.setName(path);
    try {
      Object unused = runtime.parse(new StringReader(text), template);
      return null;
    } catch (ParseException e) {
      return Failures.inFile(e, path, Path::of) instanceof CompileException known
          ? known
          : new CompileException("TEMPLATE_SYNTAX", String.valueOf(e.getMessage()));
    }
  }
}
