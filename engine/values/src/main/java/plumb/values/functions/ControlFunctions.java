package plumb.values.functions;

import java.util.List;
import org.jspecify.annotations.Nullable;
import plumb.values.EvaluationException;
import plumb.values.Jump;
import plumb.values.Undef;

/** Functions that leave the code around them, and the one that calls others by name. */
final class ControlFunctions {
  private ControlFunctions() {}

  static @Nullable Function find(String name) {
    return switch (name) {
      case "break" ->
          Overloads.named(name)
              .on(
                  "",
                  (args, block, callbacks) -> {
                    throw new Jump.Break();
                  });
      case "next" ->
          Overloads.named(name)
              .on(
                  "Any value?",
                  (args, block, callbacks) -> {
                    throw new Jump.Next(value(args));
                  });
      case "return" ->
          Overloads.named(name)
              .on(
                  "Any value?",
                  (args, block, callbacks) -> {
                    throw new Jump.Return(value(args));
                  });
      case "fail" -> new LegacyFunction(name, -1, ControlFunctions::fail);
      case "call" ->
          Overloads.named(name)
              .on(
                  "String function_name, Any arguments*, &block?",
                  (args, block, callbacks) ->
                      callbacks.callFunction(
                          (String) args.get(0), args.subList(1, args.size()), block))
              .on(
                  "Deferred deferred",
                  (args, block, callbacks) ->
                      new DeferredCalls(
                              variable -> callbacks.variable("::" + variable),
                              (function, arguments) ->
                                  callbacks.callFunction(function, arguments, null))
                          .resolve(args.get(0)));
      case "import" ->
          (args, block, callbacks) -> {
            throw new EvaluationException(
                "DISCONTINUED_IMPORT",
                "Use of 'import' has been discontinued in favor of a manifest directory."
                    + " See http://links.puppet.com/puppet-import-deprecation");
          };
      default -> null;
    };
  }

  private static Object fail(List<Object> args, Callbacks callbacks) {
    StringBuilder message = new StringBuilder();
    String separator = "";
    for (Object arg : args) {
      message.append(separator).append(LegacyText.of(arg));
      separator = " ";
    }
    throw new EvaluationException(message.toString());
  }

  private static Object value(List<Object> args) {
    return args.isEmpty() ? Undef.UNDEF : args.get(0);
  }
}
