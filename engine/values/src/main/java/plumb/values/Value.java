package plumb.values;

/**
 * A value that plain Java has no class for. The other values of the language are {@link String},
 * {@link Long}, {@link Double}, {@link Boolean}, {@link java.util.List} and {@link java.util.Map}
 * in insertion order. All values are immutable (lists and maps by convention) and may be shared
 * between threads; {@link IteratorValue} and what is {@link Held} are used by one thread at a time.
 */
public sealed interface Value
    permits Undef,
        Default,
        Sensitive,
        Regex,
        Binary,
        Timestamp,
        Timespan,
        SemVer,
        SemVerRange,
        Uri,
        Deferred,
        ErrorValue,
        Lambda,
        IteratorValue,
        ObjectInstance,
        Type {}
