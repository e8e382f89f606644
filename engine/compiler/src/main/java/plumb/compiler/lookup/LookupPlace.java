package plumb.compiler.lookup;

import org.jspecify.annotations.Nullable;
import plumb.catalog.Origin;

/** Where what is being resolved is written. */
@FunctionalInterface
public interface LookupPlace {
  /** Of what is written in no file of data, but asked for by code. */
  LookupPlace CODE = () -> null;

  /** The data's or configuration's file and line; null for code that looks something up. */
  @Nullable Origin origin();
}
