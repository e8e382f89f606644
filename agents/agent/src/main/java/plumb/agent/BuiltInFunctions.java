package plumb.agent;

import java.util.List;
import org.jspecify.annotations.Nullable;
import plumb.agent.provider.Level;
import plumb.agent.report.LogSink;
import plumb.values.EvaluationException;
import plumb.values.Lambda;
import plumb.values.Undef;
import plumb.values.functions.Callbacks;
import plumb.values.functions.Function;
import plumb.values.functions.PureFunctions;

/** The functions that need no compiler, no environment and no server. */
final class BuiltInFunctions implements DeferredFunctions {
  private final LogSink log;

  BuiltInFunctions(LogSink log) {
    this.log = log;
  }

  @Override
  public Object call(String name, List<Object> arguments) {
    Function function = PureFunctions.find(name);
    if (function == null) {
      throw new EvaluationException("UNKNOWN_FUNCTION", "Unknown function: '" + name + "'");
    }
    return function.call(arguments, null, new Calls());
  }

  private final class Calls implements Callbacks {
    @Override
    public void log(String level, String message) {
      Level known = Level.named(level);
      log.log(known == null ? Level.NOTICE : known, LogSink.ENGINE, message);
    }

    @Override
    public void warnOnce(String key, String message) {
      log.log(Level.WARNING, LogSink.ENGINE, message);
    }

    @Override
    public String place() {
      return "";
    }

    @Override
    public Object callFunction(String name, List<Object> args, @Nullable Lambda block) {
      return call(name, args);
    }

    @Override
    public Object variable(String name) {
      return Undef.UNDEF;
    }

    @Override
    public Object parseYaml(String text) {
      throw new EvaluationException("RUNTIME_ERROR", "YAML can't be read in a deferred call");
    }

    @Override
    public @Nullable String setting(String name) {
      return null;
    }
  }
}
