package plumb.compiler.program;

import java.util.List;

/** A defined resource type; {@code name} is fully qualified and lower case. */
public record DefinedTypeDef(int pos, String name, List<Param> params, Body body) {}
