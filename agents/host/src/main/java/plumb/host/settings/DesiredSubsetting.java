package plumb.host.settings;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * What is wanted of one part of a setting's value. Immutable.
 *
 * @param name what the part begins with
 * @param separator what separates the parts
 * @param valueSeparator what comes between the name and the value of a part
 * @param value null where it does not matter
 * @param exact whether the name is the whole part
 * @param quote quotation mark around the value of a new setting, or empty
 * @param insertType where a new part goes: start, end, before, after, index
 * @param insertValue the part, or the index, that {@code insertType} means
 */
record DesiredSubsetting(
    Path path,
    IniSyntax syntax,
    String section,
    String setting,
    String name,
    String separator,
    String valueSeparator,
    boolean present,
    @Nullable String value,
    boolean exact,
    String quote,
    String insertType,
    String insertValue,
    DesiredSetting.Display display) {}
