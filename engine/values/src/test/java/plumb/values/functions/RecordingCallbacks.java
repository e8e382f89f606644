package plumb.values.functions;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import plumb.values.EvaluationException;
import plumb.values.Lambda;
import plumb.values.Undef;

/** A program with variables, settings and a log, and no functions but the built-in ones. */
final class RecordingCallbacks implements Callbacks {
  final List<String> log = new ArrayList<>();
  final Map<String, Object> variables = new LinkedHashMap<>();
  final Map<String, String> settings = new LinkedHashMap<>();

  @Override
  public void log(String level, String message) {
    log.add(level + ": " + message);
  }

  @Override
  public void warnOnce(String key, String message) {
    log("warning", message);
  }

  @Override
  public String place() {
    return "(file: unknown, line: 1)";
  }

  @Override
  public Object callFunction(String name, List<Object> args, @Nullable Lambda block) {
    Function function = PureFunctions.find(name);
    if (function == null) {
      throw new EvaluationException("Unknown function: '" + name + "'");
    }
    return function.call(args, block, this);
  }

  @Override
  public Object variable(String name) {
    return variables.getOrDefault(name, Undef.UNDEF);
  }

  @Override
  public @Nullable String setting(String name) {
    return settings.get(name);
  }
}
