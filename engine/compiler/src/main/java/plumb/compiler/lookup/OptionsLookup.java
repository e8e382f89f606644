package plumb.compiler.lookup;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import plumb.compiler.lookup.Explanation.Kind;

/** Finds the {@code lookup_options} that the data of all layers sets. Used by one compile. */
final class OptionsLookup {
  private final Hiera hiera;
  private final Layers layers;

  /** Options by module name, the empty name for keys of no module. */
  private final Map<String, LookupOptions> options = new HashMap<>();

  private final Map<String, LookupOptions> defaultOptions = new HashMap<>();
  private @Nullable Found globalOptions;
  private boolean globalOptionsKnown;
  private @Nullable Found environmentOptions;
  private boolean environmentOptionsKnown;

  OptionsLookup(Hiera hiera, Layers layers) {
    this.hiera = hiera;
    this.layers = layers;
  }

  /** The options that all layers set for keys like this one. */
  LookupOptions of(LookupKey key, Invocation invocation) {
    String module = key.moduleName() == null ? "" : key.moduleName();
    LookupOptions known = options.get(module);
    if (known == null) {
      known = retrieveOptions(key.moduleName(), invocation);
      options.put(module, known);
    }
    return known;
  }

  /** The options that a module's default hierarchy sets. */
  LookupOptions inDefaultHierarchy(String module, Layer layer, Invocation invocation) {
    LookupOptions known = defaultOptions.get(module);
    if (known != null) {
      return known;
    }
    Invocation meta = meta(invocation, module);
    invocation.push(Kind.SCOPE, "Searching for \"" + LookupKey.LOOKUP_OPTIONS + '"');
    try {
      Found found = layer.findInDefault(LookupKey.LOOKUP_OPTIONS, meta, HashMerge.INSTANCE);
      known =
          found == null
              ? LookupOptions.none()
              : hiera.data().options(LookupOptions.validate(found, module));
    } finally {
      invocation.pop();
    }
    defaultOptions.put(module, known);
    return known;
  }

  private static Invocation meta(Invocation invocation, @Nullable String module) {
    Invocation meta = invocation.nested(invocation.scope(), Map.of(), Map.of());
    meta.forKey(LookupKey.LOOKUP_OPTIONS, module);
    return meta;
  }

  private LookupOptions retrieveOptions(@Nullable String module, Invocation invocation) {
    Invocation meta = meta(invocation, invocation.moduleName());
    meta.push(Kind.META, LookupKey.LOOKUP_OPTIONS);
    try {
      Found merged = globalOptions(meta);
      if (!meta.isGlobalOnly()) {
        merged = environmentOptions(meta, merged);
        if (module != null) {
          merged = moduleOptions(module, meta, merged);
        }
      }
      return merged == null ? LookupOptions.none() : hiera.data().options(merged);
    } finally {
      meta.pop();
    }
  }

  private @Nullable Found globalOptions(Invocation meta) {
    if (!globalOptionsKnown) {
      globalOptions =
          validated(layers.findInGlobal(LookupKey.LOOKUP_OPTIONS, meta, HashMerge.INSTANCE), null);
      globalOptionsKnown = true;
    }
    return globalOptions;
  }

  private @Nullable Found environmentOptions(Invocation meta, @Nullable Found global) {
    if (!environmentOptionsKnown) {
      Layer layer = layers.environment();
      Found own =
          layer == null
              ? null
              : validated(layer.find(LookupKey.LOOKUP_OPTIONS, meta, HashMerge.INSTANCE), null);
      if (global == null || own == null) {
        environmentOptions = global == null ? own : global;
      } else {
        environmentOptions =
            global.mergedWith(own, HashMerge.INSTANCE.merge(global.value(), own.value()));
      }
      environmentOptionsKnown = true;
    }
    return environmentOptions;
  }

  private @Nullable Found moduleOptions(String module, Invocation meta, @Nullable Found outer) {
    Layer layer = layers.module(module, meta);
    Found own =
        layer == null
            ? null
            : validated(layer.find(LookupKey.LOOKUP_OPTIONS, meta, HashMerge.INSTANCE), module);
    if (outer == null || own == null) {
      return outer == null ? own : outer;
    }
    List<String> names = new ArrayList<>(List.of("Global and Environment", "Module " + module));
    return HashMerge.INSTANCE.lookup(
        names,
        meta,
        name -> {
          meta.push(Kind.SCOPE, name);
          Found part = name.equals(names.get(0)) ? outer : own;
          meta.reportFound(LookupKey.LOOKUP_OPTIONS.root(), part);
          meta.pop();
          return part;
        });
  }

  private static @Nullable Found validated(@Nullable Found found, @Nullable String module) {
    return found == null ? null : LookupOptions.validate(found, module);
  }
}
