package plumb.compiler.program;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A function written in the language; {@code name} is fully qualified. */
public record FunctionDef(
    int pos,
    String name,
    List<Param> params,
    @Nullable Expr returnType,
    Body body,
    @Nullable Deprecated deprecated) {}
