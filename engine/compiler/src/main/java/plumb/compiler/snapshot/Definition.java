package plumb.compiler.snapshot;

import plumb.compiler.program.Source;

/** A definition and the text that it stands in. */
public record Definition<T>(T code, Source source) {}
