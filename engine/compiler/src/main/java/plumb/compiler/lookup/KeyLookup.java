package plumb.compiler.lookup;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import plumb.compiler.lookup.Explanation.Kind;
import plumb.values.EvaluationException;
import plumb.values.Type;
import plumb.values.Undef;
import plumb.values.ValueText;
import plumb.values.functions.RubyText;
import plumb.values.types.AliasType;
import plumb.values.types.SensitiveType;

/**
 * Looks one key up in all layers: finds the options that data sets for the key, asks the layers as
 * the merge strategy wants, follows the key's segments, and converts the result.
 */
final class KeyLookup {
  private static final String MERGE = "merge";
  private static final String CONVERT_TO = "convert_to";

  /** The layers in order of priority. */
  private enum Place {
    GLOBAL,
    ENVIRONMENT,
    MODULE
  }

  private static final List<Place> PLACES = List.of(Place.values());

  private final Hiera hiera;
  private final Layers layers;

  /** Options by module name, the empty name for keys of no module. */
  private final Map<String, LookupOptions> options = new HashMap<>();

  private final Map<String, LookupOptions> defaultOptions = new HashMap<>();
  private @Nullable Found globalOptions;
  private boolean globalOptionsKnown;
  private @Nullable Found environmentOptions;
  private boolean environmentOptionsKnown;

  KeyLookup(Hiera hiera, Layers layers) {
    this.hiera = hiera;
    this.layers = layers;
  }

  /** Finds a key's value; null when no layer has it. */
  @Nullable Found find(LookupKey key, Invocation invocation, @Nullable Object merge) {
    if (invocation.explainsOnlyOptions()) {
      inLayers(LookupKey.LOOKUP_OPTIONS, invocation, "hash");
      return Found.nowhere(Undef.UNDEF);
    }
    Map<?, ?> own = optionsFor(key, invocation);
    Object strategy = merge;
    if (strategy == null || strategy == Undef.UNDEF) {
      strategy = own.get(MERGE);
      if (strategy != null) {
        invocation.reportMergeSource(LookupKey.LOOKUP_OPTIONS.root());
      }
    }
    Found found = inLayersAndDefaults(key, invocation, strategy);
    Object conversion = own.get(CONVERT_TO);
    return found == null || conversion == null || conversion == Undef.UNDEF
        ? found
        : converted(key, found, conversion, invocation);
  }

  private @Nullable Found inLayersAndDefaults(
      LookupKey key, Invocation invocation, @Nullable Object merge) {
    invocation.push(Kind.DATA, key);
    try {
      Found found = inLayers(key, invocation, merge);
      if (found == null && !invocation.isGlobalOnly()) {
        found = inDefaultHierarchy(key, invocation);
      }
      return found;
    } finally {
      invocation.pop();
    }
  }

  private @Nullable Found inLayers(LookupKey key, Invocation invocation, @Nullable Object merge) {
    MergeStrategy strategy = MergeStrategies.of(merge);
    Found found =
        invocation.isGlobalOnly()
            ? inPlace(Place.GLOBAL, key, invocation, strategy)
            : strategy.lookup(
                PLACES, invocation, place -> inPlace(place, key, invocation, strategy));
    return found == null ? null : key.dig(found, invocation);
  }

  private @Nullable Found inPlace(
      Place place, LookupKey key, Invocation invocation, MergeStrategy merge) {
    return switch (place) {
      case GLOBAL -> inGlobal(key, invocation, merge);
      case ENVIRONMENT -> {
        Layer layer = layers.environment();
        yield layer == null ? null : layer.find(key, invocation, merge);
      }
      case MODULE -> {
        String module = invocation.moduleName();
        Layer layer = module == null ? null : layers.module(module, invocation);
        yield layer == null ? null : layer.find(key, invocation, merge);
      }
    };
  }

  private @Nullable Found inGlobal(LookupKey key, Invocation invocation, MergeStrategy merge) {
    try {
      Layer layer = layers.global();
      return layer == null ? null : layer.find(key, invocation, merge);
    } catch (LookupException e) {
      if (e.isIssue()) {
        throw e;
      }
      throw e.withMessage(failed(invocation, e.getMessage()));
    } catch (EvaluationException e) {
      throw new EvaluationException(e.code(), failed(invocation, e.getMessage()));
    }
  }

  private static String failed(Invocation invocation, String why) {
    return "Lookup of key '" + invocation.topKey() + "' failed: " + why;
  }

  private @Nullable Found inDefaultHierarchy(LookupKey key, Invocation invocation) {
    String module = invocation.moduleName();
    Layer layer = module == null ? null : layers.moduleOrNull(module);
    if (module == null || layer == null || layer.config().defaultHierarchy() == null) {
      return null;
    }
    invocation.push(Kind.SCOPE, "Searching default_hierarchy of module \"" + module + '"');
    try {
      Object merge = defaultOptions(module, layer, invocation).forKey(key.root()).get(MERGE);
      invocation.push(Kind.SCOPE, "Searching for \"" + key + '"');
      try {
        Found found = layer.findInDefault(key, invocation, MergeStrategies.of(merge));
        return found == null ? null : key.dig(found, invocation);
      } finally {
        invocation.pop();
      }
    } finally {
      invocation.pop();
    }
  }

  private LookupOptions defaultOptions(String module, Layer layer, Invocation invocation) {
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
              : hiera.data().options(LookupOptions.validate(found.value(), module));
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

  // ---- lookup_options

  private Map<?, ?> optionsFor(LookupKey key, Invocation invocation) {
    String module = key.moduleName() == null ? "" : key.moduleName();
    LookupOptions known = options.get(module);
    if (known == null) {
      known = retrieveOptions(key.moduleName(), invocation);
      options.put(module, known);
    }
    return known.forKey(key.root());
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
      return merged == null
          ? LookupOptions.none()
          : hiera.data().options((Map<?, ?>) merged.value());
    } finally {
      meta.pop();
    }
  }

  private @Nullable Found globalOptions(Invocation meta) {
    if (!globalOptionsKnown) {
      globalOptions = validated(inGlobal(LookupKey.LOOKUP_OPTIONS, meta, HashMerge.INSTANCE), null);
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
    if (found != null) {
      LookupOptions.validate(found.value(), module);
    }
    return found;
  }

  // ---- convert_to

  private Found converted(LookupKey key, Found found, Object conversion, Invocation invocation) {
    List<?> parts = conversion instanceof List<?> list ? list : List.of(conversion);
    if (parts.isEmpty()) {
      return found;
    }
    Type type = type(key, parts.get(0));
    if (hides(type)) {
      found.sources().forEach(source -> hiera.secrets().addSensitive(source.value()));
    }
    List<Object> arguments = new ArrayList<>();
    arguments.add(found.value());
    arguments.addAll(parts.subList(1, parts.size()));
    try {
      Object value = hiera.host().construct(type, arguments);
      if (invocation.isExplained()) {
        List<Object> shown = new ArrayList<>(parts);
        shown.set(0, type);
        invocation.reportText(
            "Applying convert_to lookup_option with arguments " + ValueText.quoted(shown));
      }
      return found.withValue(value);
    } catch (EvaluationException e) {
      throw new LookupException(
          LookupException.LOOKUP_ERROR,
          "The convert_to lookup_option for key '" + key + "' raised error: " + e.getMessage());
    }
  }

  private static boolean hides(Type type) {
    return type instanceof AliasType alias ? hides(alias.body()) : type instanceof SensitiveType;
  }

  private Type type(LookupKey key, Object source) {
    if (source instanceof Type type) {
      return type;
    }
    try {
      return hiera.host().type(RubyText.of(source));
    } catch (EvaluationException e) {
      throw new LookupException(
          LookupException.LOOKUP_ERROR,
          "Invalid data type in lookup_options for key '"
              + key
              + "' could not parse '"
              + RubyText.of(source)
              + "', error: '"
              + e.getMessage());
    }
  }
}
