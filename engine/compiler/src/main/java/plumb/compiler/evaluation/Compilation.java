package plumb.compiler.evaluation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import plumb.catalog.Catalog;
import plumb.catalog.Origin;
import plumb.compiler.program.Access;
import plumb.compiler.program.Collect;
import plumb.compiler.program.CompileException;
import plumb.compiler.program.Evaluation;
import plumb.compiler.program.Expr;
import plumb.compiler.program.Frame;
import plumb.compiler.program.Relationship;
import plumb.compiler.program.ResourceDefaults;
import plumb.compiler.program.ResourceExpr;
import plumb.compiler.program.ResourceOverride;
import plumb.compiler.program.Source;
import plumb.compiler.program.TextSyntax;
import plumb.values.EvaluationException;
import plumb.values.Jump;
import plumb.values.Lambda;
import plumb.values.Type;
import plumb.values.types.AnyType;

/**
 * The compile of one node's catalog.
 *
 * <p>{@link #run} reads as the reference's order: settings, main, the node's definition, then
 * collectors and lazy definitions in turns until nothing is left, then relationships, overrides and
 * tags. Confined to one thread.
 */
public final class Compilation implements Evaluation, AutoCloseable {
  private final Environment environment;
  private final NodeInput node;
  private final Catalog catalog;
  private final CompileLog log;
  private final DefinitionScope topScope;
  private final ParameterData data;
  private final Map<Expr, Type> declaredTypes = new IdentityHashMap<>();
  private final Map<String, Object> attachments = new HashMap<>();
  private final Resources resources;
  private final ResourceCreation creation;
  private final Bodies bodies;
  private final Classes classes;
  private final DefinitionEvaluator evaluator;
  private final Collectors collectors;
  private final Relationships relationships;
  private final Variables variables;
  private final TypeNames typeNames;
  private final ValueAccess valueAccess;
  private final FunctionCalls functionCalls;
  private final DeprecationUses deprecations;
  private final Renames renames;
  private final FormerReads formerReads;
  private final FormerSettings formerSettings;
  private final Successors successors;

  public Compilation(Environment environment, NodeInput node, CompileLog log) {
    this.log = log;
    this.environment = environment;
    this.node = node;
    this.catalog = new Catalog(node.name(), environment.definitions().snapshot().name());
    this.topScope =
        new DefinitionScope(
            DefinitionScope.Kind.TOP, null, null, new Definer("", null, null), null);
    this.data = environment.data().apply(this);
    this.resources = new Resources(this);
    this.creation = new ResourceCreation(this);
    this.bodies = new Bodies(this);
    this.classes = new Classes(this);
    this.evaluator = new DefinitionEvaluator(this);
    this.collectors = new Collectors(this);
    this.relationships = new Relationships(this);
    this.variables = new Variables(this);
    this.typeNames = new TypeNames(this);
    this.valueAccess = new ValueAccess(this);
    this.functionCalls = new FunctionCalls(this);
    this.deprecations = new DeprecationUses(this);
    this.renames = new Renames(this);
    this.formerReads = new FormerReads(this);
    this.formerSettings = new FormerSettings(this);
    this.successors = new Successors(this);
  }

  /**
   * Compiles.
   *
   * @throws plumb.compiler.program.CompileException when the manifests are wrong
   */
  public Catalog run() {
    try {
      evaluate();
    } catch (Jump jump) {
      throw new CompileException(
          "ILLEGAL_JUMP", jump.getMessage(), jump.file(), jump.line(), 0, null);
    }
    finish();
    return catalog;
  }

  private void evaluate() {
    prepare();
    resources.addMainStage();
    NodeClasses ofNode = new NodeClasses(this);
    ofNode.nameAssigned();
    classes.declareSettings();
    classes.evaluateMain();
    ofNode.evaluateDefinition();
    ofNode.declareAssigned();
    generate();
  }

  /**
   * Gives top scope what is known of the node; nothing is evaluated.
   *
   * @throws CompileException when a fact or parameter has a name that the language reserves
   */
  public void prepare() {
    new NodeVariables(node, catalog.environment(), log).assignTo(topScope);
  }

  private void generate() {
    for (int round = 0; round < 1000; round++) {
      boolean collected = collectors.evaluate();
      boolean evaluated = resources.evaluatePending();
      if (!collected && !evaluated) {
        return;
      }
    }
    Declaration last = resources.lastEvaluated();
    throw new CompileException(
        "TOO_MANY_ROUNDS",
        "Somehow looped more than 1000 times while evaluating host catalog",
        last == null ? null : last.resource().file(),
        last == null ? 0 : last.resource().line(),
        0,
        "an instance of a defined type declares another one, without an end"
            + (last == null ? "" : "; the last one is " + last.resource().ref()));
  }

  private void finish() {
    relationships.evaluate();
    resources.finish();
    collectors.checkRealized();
    relationships.checkTargets();
    resources.seal();
    formerSettings.reportUnused();
  }

  /** What the compile is made in. */
  public Environment environment() {
    return environment;
  }

  /** What is known of the node. */
  public NodeInput node() {
    return node;
  }

  /** The catalog so far. */
  public Catalog catalog() {
    return catalog;
  }

  /** What was said so far. */
  public CompileLog log() {
    return log;
  }

  /** Top scope. */
  public DefinitionScope topScope() {
    return topScope;
  }

  /** Where templates and functions called from a scope run: the node's scope or top scope. */
  public DefinitionScope globalScope(DefinitionScope scope) {
    return scope.global();
  }

  /** The classes of this compile. */
  public Classes classes() {
    return classes;
  }

  /** The resources of this compile. */
  public Resources resources() {
    return resources;
  }

  /** What creates the resources of this compile. */
  public ResourceCreation creation() {
    return creation;
  }

  /** The collectors of this compile. */
  public Collectors collectors() {
    return collectors;
  }

  DefinitionEvaluator evaluator() {
    return evaluator;
  }

  Bodies bodies() {
    return bodies;
  }

  TypeNames typeNames() {
    return typeNames;
  }

  /** The deprecated names that this compile uses. */
  public DeprecationUses deprecations() {
    return deprecations;
  }

  /** What became of names. */
  public Renames renames() {
    return renames;
  }

  /** What is read by names of earlier times. */
  public FormerReads formerReads() {
    return formerReads;
  }

  FormerSettings formerSettings() {
    return formerSettings;
  }

  /** What stands for classes, defined types and functions that are gone. */
  public Successors successors() {
    return successors;
  }

  ParameterData data() {
    return data;
  }

  /** State that a function keeps for the length of a compile, made on first use. */
  public <T> T attachment(Class<T> type, Supplier<T> maker) {
    return type.cast(attachments.computeIfAbsent(type.getName(), unused -> maker.get()));
  }

  /** The state of that type; null when nothing attached one. */
  public <T> @Nullable T findAttachment(Class<T> type) {
    Object found = attachments.get(type.getName());
    return found == null ? null : type.cast(found);
  }

  /** The type of a name, core or of the environment; null when nothing has it. */
  public @Nullable Type findType(String name) {
    return typeNames.find(name);
  }

  /** Gives back what attachments hold of the environment. The compile is over. */
  @Override
  public void close() {
    for (Object attachment : attachments.values()) {
      if (attachment instanceof Attachment held) {
        held.close();
      }
    }
    attachments.clear();
    resources.release();
  }

  /** State of a compile that has to be given back at its end. */
  public interface Attachment extends AutoCloseable {
    @Override
    void close();
  }

  /** Says something with the place of a call. */
  public void log(String level, String message, Frame f, int pos) {
    log.add(level, message, describe(f), f.source().path(), f.source().unit().line(pos));
  }

  void warnOnce(String key, String message, Frame f, int pos) {
    log.addOnce(
        key, "warning", message, describe(f), f.source().path(), f.source().unit().line(pos));
  }

  private static String describe(Frame f) {
    Declaration resource = ((DefinitionScope) f.scope()).resource();
    return "Scope(" + (resource == null ? "" : resource.resource().ref()) + ")";
  }

  @Override
  public Object qualifiedVariable(String className, String name, Frame f, int pos) {
    return variables.qualified(className, name, f, pos);
  }

  @Override
  public boolean isDeclared(String className) {
    return classes.isEvaluated(className);
  }

  @Override
  public @Nullable Object classVariable(String className, String name, Frame f, int pos) {
    return variables.ofClass(className, name, () -> Successors.at(f, pos));
  }

  /** A variable by name, qualified or not, as a call sees it; null when it is unknown. */
  public @Nullable Object findVariable(String name, CallSite site) {
    return findVariable(name, site, site::origin);
  }

  /**
   * A variable by name, qualified or not, as a call sees it; null when it is unknown.
   *
   * @param by who is told if the name is on its way out
   */
  public @Nullable Object findVariable(String name, CallSite site, Supplier<Origin> by) {
    return variables.find(name, site.frame(), by);
  }

  @Override
  public Object unknownVariable(String name, Frame f, int pos) {
    return variables.unknown(name, f, pos);
  }

  @Override
  public void coerced(String text, Number number, Frame f, int pos) {
    String message =
        "The string '" + text + "' was automatically coerced to the numerical value " + number;
    switch (environment.strictness().doubtful()) {
      case ERROR -> throw f.failure(pos, "NUMERIC_COERCION", message);
      case WARNING -> log("warning", message, f, pos);
      case OFF -> {}
    }
  }

  @Override
  public void warn(Source source) {
    log.addWarnings(source, environment.strictness().doubtful());
  }

  @Override
  public void checkSyntax(String text, String syntax, Frame f, int pos) {
    TextSyntax.Mistake mistake = TextSyntax.check(text, syntax, environment.definitions().reader());
    if (mistake != null) {
      throw f.failure(pos, mistake.code(), mistake.sentence());
    }
  }

  @Override
  public boolean isType(String name) {
    return typeNames.find(name) != null;
  }

  @Override
  public Type type(String name, Frame f, int pos) {
    return typeNames.resolve(name, f, pos);
  }

  @Override
  public Type declaredType(@Nullable Expr type, Frame f) {
    if (type == null) {
      return AnyType.ANY;
    }
    Type known = declaredTypes.get(type);
    if (known == null) {
      Object value = type.eval(f);
      if (!(value instanceof Type evaluated)) {
        throw f.failure(type.pos(), "ILLEGAL_EXPRESSION", "A type is expected here");
      }
      known = evaluated;
      declaredTypes.put(type, known);
    }
    return known;
  }

  @Override
  public Object access(Object value, List<Object> keys, Frame f, Access accessNode) {
    return valueAccess.access(value, keys, f, accessNode);
  }

  @Override
  public Object call(String name, List<Object> args, @Nullable Lambda block, Frame f, int pos) {
    return functionCalls.call(name, args, block, f, pos);
  }

  /** Whether there is a function of that name, or it has another name now. */
  public boolean hasFunction(String name) {
    return knowsFunction(name) || successors.hasFunction(name);
  }

  /** Whether there is a function of that name. */
  boolean knowsFunction(String name) {
    return functionCalls.knows(name);
  }

  @Override
  public Object declare(ResourceExpr expression, Frame f) {
    return creation.declare(expression, f);
  }

  @Override
  public Object setDefaults(ResourceDefaults expression, Frame f) {
    return new ResourceBodies(f).setDefaults(expression);
  }

  @Override
  public Object override(ResourceOverride expression, Frame f) {
    return resources.overrides().evaluate(expression, f);
  }

  @Override
  public Object collect(Collect expression, Frame f) {
    return collectors.add(expression, f);
  }

  @Override
  public Object relate(Relationship expression, Object left, Object right, Frame f) {
    try {
      return relationships.add(expression, left, right, f);
    } catch (EvaluationException e) {
      throw f.located(e, expression.pos());
    }
  }

  /** The values of a list that may be nested; of any other value that one, in a fixed list. */
  static List<Object> flattened(Object value) {
    if (!(value instanceof List<?>)) {
      return List.of(value);
    }
    List<Object> flat = new ArrayList<>();
    Declaration.flatten(value, flat);
    return flat;
  }
}
