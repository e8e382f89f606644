package plumb.compiler.evaluation;

import java.io.UncheckedIOException;
import java.nio.file.InvalidPathException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import plumb.compiler.deprecation.Annotations;
import plumb.compiler.deprecation.Deprecation;
import plumb.compiler.program.Arguments;
import plumb.compiler.program.CompileException;
import plumb.compiler.program.Frame;
import plumb.compiler.program.FunctionDef;
import plumb.compiler.snapshot.Definition;
import plumb.compiler.snapshot.Definitions;
import plumb.dsl.source.InvalidTextException;
import plumb.values.EvaluationException;
import plumb.values.Jump;
import plumb.values.Lambda;
import plumb.values.Members;
import plumb.values.ObjectInstance;
import plumb.values.TimeLimit;

/**
 * Calls functions by name: methods of an object that is the first argument, then built-in
 * functions, then those written in the language.
 */
final class FunctionCalls {
  private static final int MAX_DEPTH = 1000;

  private final Compilation compilation;
  private int depth;

  FunctionCalls(Compilation compilation) {
    this.compilation = compilation;
  }

  Object call(String name, List<Object> args, @Nullable Lambda block, Frame f, int pos) {
    if (depth >= MAX_DEPTH) {
      throw f.failure(
          pos,
          "STACK_TOO_DEEP",
          "Functions call each other more than " + MAX_DEPTH + " levels deep",
          "look for a function that calls itself for ever; iterate instead");
    }
    TimeLimit.check();
    depth++;
    try {
      if (!args.isEmpty()
          && args.get(0) instanceof ObjectInstance object
          && object.hasMethod(name)) {
        return object.call(name, args.subList(1, args.size()), block);
      }
      Object member = args.size() == 1 ? Members.read(args.get(0), name) : null;
      if (member != null) {
        return member;
      }
      Definitions definitions = compilation.environment().definitions();
      Definition<FunctionDef> definition = definitions.findSiteFunction(name);
      if (definition == null) {
        ScopeFunction function = compilation.environment().functions().find(name);
        if (function != null) {
          Object unused = compilation.successors().function(name, null, true, f, pos);
          return function.call(new CallSite(compilation, f, pos), args, block);
        }
        definition = definitions.findFunction(name);
      }
      Deprecation own =
          definition == null ? null : Annotations.of(definition.code(), definition.source());
      String current = compilation.successors().function(name, own, definition != null, f, pos);
      if (!current.equals(name)) {
        return call(current, args, block, f, pos);
      }
      if (definition != null) {
        if (block != null) {
          throw new EvaluationException(
              "ARGUMENT_MISMATCH", "'" + definition.code().name() + "' does not expect a block");
        }
        return run(definition, args);
      }
    } catch (EvaluationException e) {
      throw f.located(e, pos);
    } catch (InvalidPathException e) {
      throw f.failure(pos, EvaluationException.RUNTIME_ERROR, "string contains null byte");
    } catch (UncheckedIOException e) {
      throw e.getCause() instanceof InvalidTextException unreadable
          ? CompileException.of(unreadable.diagnostic())
          : f.failure(pos, "FILE_ERROR", String.valueOf(e.getCause()));
    } catch (UnknownClassException e) {
      throw f.failure(pos, "UNKNOWN_CLASS", String.valueOf(e.getMessage()), e.hint());
    } catch (Jump jump) {
      jump.calledAt(f.source().path(), f.source().unit().line(pos));
      throw jump;
    } finally {
      depth--;
    }
    if (name.equals("import")) {
      throw f.failure(
          pos,
          "DISCONTINUED_IMPORT",
          "Use of 'import' has been discontinued in favor of a manifest directory",
          "write the manifests into the directory that the setting manifest names");
    }
    throw f.failure(pos, "UNKNOWN_FUNCTION", "Unknown function: '" + name + "'.");
  }

  boolean knows(String name) {
    return compilation.environment().functions().find(name) != null
        || compilation.environment().definitions().findFunction(name) != null;
  }

  private Object run(Definition<FunctionDef> definition, List<Object> args) {
    FunctionDef code = definition.code();
    DefinitionScope global = compilation.topScope();
    Frame frame = new Frame(compilation, definition.source(), global, null, code.body());
    Arguments.bind(code.name(), code.params(), args, frame);
    Object result;
    try {
      result = code.body().run(frame);
    } catch (Jump.Next next) {
      result = next.value();
    } catch (Jump.Return end) {
      result = end.value();
    }
    Arguments.checkResult(code.name(), code.returnType(), result, frame);
    return result;
  }
}
