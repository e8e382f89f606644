package plumb.compiler.evaluation;

import java.util.List;
import org.jspecify.annotations.Nullable;
import plumb.catalog.Origin;
import plumb.compiler.program.Frame;
import plumb.compiler.yaml.DataFileException;
import plumb.compiler.yaml.YamlReader;
import plumb.values.EvaluationException;
import plumb.values.Lambda;
import plumb.values.Undef;
import plumb.values.functions.Callbacks;

/**
 * Where a function is called from.
 *
 * @param compilation the compile in progress
 * @param frame the calling body's frame
 * @param pos offset of the call in the frame's text
 */
public record CallSite(Compilation compilation, Frame frame, int pos) implements Callbacks {
  /** The scope that calls. */
  public DefinitionScope scope() {
    return (DefinitionScope) frame.scope();
  }

  /** The call as the one who does something. */
  public Origin origin() {
    return Successors.at(frame, pos);
  }

  @Override
  public void log(String level, String message) {
    compilation.log(level, message, frame, pos);
  }

  @Override
  public void warnOnce(String key, String message) {
    compilation.warnOnce(key, message, frame, pos);
  }

  @Override
  public String place() {
    String file = frame.source().path();
    int line = frame.source().unit().line(pos);
    return file == null ? "(line: " + line + ")" : "(file: " + file + ", line: " + line + ")";
  }

  @Override
  public String stackEntry() {
    String file = frame.source().path();
    String shown = file == null ? "unknown" : file;
    return "[\"" + shown + "\", " + frame.source().unit().line(pos) + "]";
  }

  @Override
  public Object variable(String name) {
    Object value = compilation.findVariable(name, this);
    return value == null ? Undef.UNDEF : value;
  }

  @Override
  public Object parseYaml(String text) {
    try {
      return YamlReader.readPlain("parseyaml", text);
    } catch (DataFileException e) {
      throw new EvaluationException(e.getMessage());
    }
  }

  @Override
  public @Nullable String setting(String name) {
    return name.equals("digest_algorithm") ? "sha256" : null;
  }

  @Override
  public Object callFunction(String name, List<Object> args, @Nullable Lambda block) {
    if (!compilation.hasFunction(name)) {
      throw new EvaluationException("UNKNOWN_FUNCTION", "Unknown function '" + name + "'");
    }
    return compilation.call(name, args, block, frame, pos);
  }
}
