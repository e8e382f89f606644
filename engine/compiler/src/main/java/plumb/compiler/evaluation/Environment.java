package plumb.compiler.evaluation;

import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import plumb.compiler.deprecation.Deprecations;
import plumb.compiler.snapshot.Definitions;

/**
 * A snapshot with everything that its compiles share. Safe for use by many threads.
 *
 * @param data makes the data binding of one compile
 * @param warnings what every compile is to be warned of
 * @param version gives the version of a catalog: text, or seconds since the epoch
 */
public record Environment(
    Definitions definitions,
    NativeTypes types,
    FunctionLibrary functions,
    Function<Compilation, ParameterData> data,
    Deprecations deprecations,
    Strictness strictness,
    List<String> warnings,
    Supplier<Object> version) {}
