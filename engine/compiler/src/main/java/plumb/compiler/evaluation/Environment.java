package plumb.compiler.evaluation;

import java.util.function.Function;
import plumb.compiler.snapshot.Definitions;

/**
 * A snapshot with everything that its compiles share. Safe for use by many threads.
 *
 * @param data makes the data binding of one compile
 */
public record Environment(
    Definitions definitions,
    NativeTypes types,
    FunctionLibrary functions,
    Function<Compilation, ParameterData> data,
    Strictness strictness) {}
