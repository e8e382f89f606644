package plumb.compiler.velocity;

import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.function.Function;
import org.apache.velocity.app.VelocityEngine;
import org.apache.velocity.exception.VelocityException;
import org.apache.velocity.runtime.RuntimeConstants;
import org.jspecify.annotations.Nullable;
import org.slf4j.helpers.NOPLogger;
import plumb.compiler.evaluation.CallSite;
import plumb.compiler.snapshot.Snapshot;

/**
 * The Velocity templates of one snapshot. Safe for use by many threads; parsed templates are kept.
 *
 * <p>What a template can reach is its variables: there is no reflection ({@link ValueAccess}),
 * {@code #include} and {@code #parse} find templates of modules alone ({@link ModuleTemplates}),
 * and a {@link Rendering} ends at its limits. A variable that does not exist is an error.
 */
public final class VelocityTemplates {
  private static final String LOADER = "modules";
  private static final int MAX_ROUNDS = 100_000;

  private final VelocityEngine engine;
  private final Function<String, @Nullable Path> files;

  /**
   * Starts an engine.
   *
   * @param files the file that {@code module/path} means, null when there is no such module
   */
  public VelocityTemplates(Snapshot snapshot, Function<String, @Nullable Path> files) {
    this.files = files;
    Properties settings = new Properties();
    settings.put(RuntimeConstants.RUNTIME_LOG_INSTANCE, NOPLogger.NOP_LOGGER);
    settings.put(RuntimeConstants.RUNTIME_REFERENCES_STRICT, "true");
    settings.put(RuntimeConstants.VM_ARGUMENTS_STRICT, "true");
    settings.put(RuntimeConstants.VM_PERM_INLINE_LOCAL, "true");
    settings.put(RuntimeConstants.UBERSPECT_CLASSNAME, ValueAccess.class.getName());
    settings.put(RuntimeConstants.SKIP_INVALID_ITERATOR, "false");
    settings.put(RuntimeConstants.MAX_NUMBER_LOOPS, String.valueOf(MAX_ROUNDS));
    settings.put(RuntimeConstants.RESOURCE_LOADERS, LOADER);
    String loader = RuntimeConstants.RESOURCE_LOADER + "." + LOADER + ".";
    settings.put(loader + "instance", new ModuleTemplates(snapshot, files));
    settings.put(loader + RuntimeConstants.RESOURCE_LOADER_CACHE, "true");
    settings.put(loader + RuntimeConstants.RESOURCE_LOADER_CHECK_INTERVAL, "-1");
    engine = new VelocityEngine(settings);
    engine.init();
    // Text that becomes code escapes every check of templates.
    engine.removeDirective("evaluate");
  }

  /** Whether there is a template of that name. */
  public boolean exists(String name) {
    return engine.resourceExists(name);
  }

  /**
   * Renders a template of a module.
   *
   * @param name {@code module/path}
   * @return a String, or a Sensitive one when a Sensitive value is in it
   * @throws plumb.compiler.program.CompileException with the template's line
   */
  public Object render(String name, Map<?, ?> parameters, CallSite site) {
    Rendering rendering = new Rendering(site);
    TemplateVariables variables = new TemplateVariables(parameters, rendering, true);
    return rendering.run(
        () -> engine.getTemplate(name).merge(variables, rendering),
        failure -> Failures.inFile(failure, name, files));
  }

  /**
   * Renders a text, which sees the variables around the call.
   *
   * @throws plumb.values.EvaluationException with the line in the text
   */
  public Object renderText(String text, Map<?, ?> parameters, CallSite site) {
    Rendering rendering = new Rendering(site);
    TemplateVariables variables = new TemplateVariables(parameters, rendering, false);
    return rendering.run(
        () -> {
          if (!engine.evaluate(variables, rendering, Failures.TEXT, text)) {
            throw new VelocityException("the template cannot be rendered");
          }
        },
        Failures::inText);
  }
}
