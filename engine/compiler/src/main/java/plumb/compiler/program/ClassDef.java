package plumb.compiler.program;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A class; {@code name} and {@code parent} are fully qualified, lower case, without leading colons.
 */
public record ClassDef(
    int pos,
    String name,
    List<Param> params,
    @Nullable String parent,
    Body body,
    @Nullable Deprecated deprecated) {}
