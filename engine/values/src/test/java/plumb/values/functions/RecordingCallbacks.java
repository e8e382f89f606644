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

  /**
   * The facts that the evaluator of the reference has, and no warnings about deprecated functions.
   */
  static RecordingCallbacks withFacts() {
    RecordingCallbacks callbacks = new RecordingCallbacks();
    Map<String, Object> facts = callbacks.variables;
    facts.put("networking", Map.of("fqdn", "host.example.com"));
    facts.put("fqdn", "host.example.com");
    facts.put("interfaces", "eth0,lo");
    facts.put("ipaddress", "10.0.0.5");
    facts.put("ipaddress_lo", "127.0.0.1");
    facts.put("operatingsystem", "Debian");
    facts.put("operatingsystemmajrelease", "12");
    facts.put("facts", new LinkedHashMap<Object, Object>(facts));
    callbacks.settings.put("strict", "off");
    return callbacks;
  }

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
    return variables.getOrDefault(name.replaceFirst("^::", ""), Undef.UNDEF);
  }

  @Override
  public Object parseYaml(String text) {
    throw new EvaluationException("No reader of YAML");
  }

  @Override
  public @Nullable String setting(String name) {
    return settings.get(name);
  }
}
