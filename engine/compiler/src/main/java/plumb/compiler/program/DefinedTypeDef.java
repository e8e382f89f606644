package plumb.compiler.program;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A defined resource type; {@code name} is fully qualified and lower case. */
public record DefinedTypeDef(
    int pos, String name, List<Param> params, Body body, @Nullable Deprecated deprecated) {}
