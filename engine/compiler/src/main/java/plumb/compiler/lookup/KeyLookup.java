package plumb.compiler.lookup;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import plumb.catalog.Origin;
import plumb.compiler.lookup.Explanation.Kind;
import plumb.values.EvaluationException;
import plumb.values.Undef;

/**
 * Looks one key up in all layers: finds the options that data sets for the key, asks the layers as
 * the merge strategy wants, follows the key's segments, and has the result converted.
 */
final class KeyLookup {
  private static final String MERGE = "merge";
  private static final String CONVERT_TO = "convert_to";

  private enum LayerKind {
    GLOBAL,
    ENVIRONMENT,
    MODULE
  }

  /**
   * A layer.
   *
   * @param module whose layer it is; null for those of no module, and where a key belongs to none
   */
  private record Place(LayerKind kind, @Nullable String module) {}

  private static final Place GLOBAL = new Place(LayerKind.GLOBAL, null);
  private static final Place ENVIRONMENT = new Place(LayerKind.ENVIRONMENT, null);

  private final Layers layers;

  private final OptionsLookup options;
  private final Conversion conversion;

  KeyLookup(Hiera hiera, Layers layers) {
    this.layers = layers;
    this.options = new OptionsLookup(hiera, layers);
    this.conversion = new Conversion(hiera);
  }

  /** Finds a key's value; null when no layer has it. */
  @Nullable Found find(LookupKey key, Invocation invocation, @Nullable Object merge) {
    if (invocation.explainsOnlyOptions()) {
      inLayers(LookupKey.LOOKUP_OPTIONS, invocation, HashMerge.INSTANCE);
      return Found.nowhere(Undef.UNDEF);
    }
    LookupOptions set = options.of(key, invocation);
    Map<?, ?> own = set.forKey(key.root());
    Object convertTo = own.get(CONVERT_TO);
    if (!invocation.formerNames().isEmpty()) {
      LookupHost.FormerName meant = own.isEmpty() ? nameWithOptions(key, invocation) : null;
      invocation.setFormerNames(withOptions(key, meant, invocation));
      if (meant != null) {
        LookupKey named = key.renamed(meant.root());
        set = options.of(named, invocation);
        own = set.forKey(named.root());
        convertTo = meant.converts() ? null : own.get(CONVERT_TO);
      }
      if (convertTo instanceof String || convertTo instanceof List<?>) {
        invocation.setFormerNames(
            conversion.hides(convertTo)
                ? hidden(invocation.formerNames())
                : invocation.formerNames());
      }
    }
    Object asked = merge == Undef.UNDEF ? null : merge;
    Object strategy = asked == null ? own.get(MERGE) : asked;
    if (asked == null && strategy != null) {
      invocation.reportMergeSource(LookupKey.LOOKUP_OPTIONS.root());
    }
    Found found = inLayersAndDefaults(key, invocation, strategy, asked == null ? set : null);
    return found == null || convertTo == null || convertTo == Undef.UNDEF
        ? found
        : conversion.convert(key, found, convertTo, set, invocation);
  }

  /**
   * What data says of an old name's type holds before its value becomes that of the new name.
   *
   * @param meant whose options are the new name's, too; they hold there if values stay the same
   */
  private List<LookupHost.FormerName> withOptions(
      LookupKey key, LookupHost.@Nullable FormerName meant, Invocation invocation) {
    List<LookupHost.FormerName> names = new ArrayList<>();
    for (LookupHost.FormerName former : invocation.formerNames()) {
      if (former == meant && !former.converts()) {
        names.add(former);
        continue;
      }
      LookupKey named = key.renamed(former.root());
      LookupOptions set = options.of(named, invocation);
      Object convertTo = set.forKey(named.root()).get(CONVERT_TO);
      names.add(
          convertTo == null || convertTo == Undef.UNDEF
              ? former
              : new ConvertedName(
                  former,
                  value ->
                      conversion
                          .convert(named, Found.nowhere(value), convertTo, set, invocation)
                          .value()));
    }
    return names;
  }

  /** The same names, whose values become secrets before a module's conversion sees them. */
  private List<LookupHost.FormerName> hidden(List<LookupHost.FormerName> names) {
    List<LookupHost.FormerName> hidden = new ArrayList<>();
    for (LookupHost.FormerName name : names) {
      hidden.add(name.converts() ? new ConvertedName(name, conversion::hidden) : name);
    }
    return hidden;
  }

  /** A former name whose values are converted twice: by data's options, then by the module. */
  private record ConvertedName(LookupHost.FormerName name, UnaryOperator<Object> first)
      implements LookupHost.FormerName {
    @Override
    public String root() {
      return name.root();
    }

    @Override
    public Object converted(Object value, LookupPlace place) {
      return name.converted(first.apply(value), place);
    }

    @Override
    public boolean converts() {
      return true;
    }

    @Override
    public void found(Origin origin, boolean superseded) {
      name.found(origin, superseded);
    }
  }

  /** The first of a key's former names that has options; null when none has any. */
  private LookupHost.@Nullable FormerName nameWithOptions(LookupKey key, Invocation invocation) {
    for (LookupHost.FormerName former : invocation.formerNames()) {
      LookupKey named = key.renamed(former.root());
      LookupOptions set = options.of(named, invocation);
      if (!set.forKey(named.root()).isEmpty()) {
        set.originsFor(named).forEach(origin -> former.found(origin, false));
        return former;
      }
    }
    return null;
  }

  private @Nullable Found inLayersAndDefaults(
      LookupKey key,
      Invocation invocation,
      @Nullable Object merge,
      @Nullable LookupOptions mergeSource) {
    invocation.push(Kind.DATA, key);
    try {
      Found found = inLayers(key, invocation, strategy(key, merge, mergeSource));
      if (found == null && !invocation.isGlobalOnly()) {
        found = inDefaultHierarchies(key, invocation);
      }
      return found;
    } finally {
      invocation.pop();
    }
  }

  /** The strategy that a call asks for, or the options that are given with it. */
  private static MergeStrategy strategy(
      LookupKey key, @Nullable Object merge, @Nullable LookupOptions source) {
    try {
      return MergeStrategies.of(merge);
    } catch (EvaluationException e) {
      throw source == null ? e : source.blame(e, key);
    }
  }

  private @Nullable Found inLayers(LookupKey key, Invocation invocation, MergeStrategy strategy) {
    Found found =
        invocation.isGlobalOnly()
            ? inPlace(GLOBAL, key, invocation, strategy)
            : strategy.lookup(
                places(invocation), invocation, place -> inPlace(place, key, invocation, strategy));
    return found == null ? null : key.dig(found, invocation);
  }

  /** The layers in order of priority; what moved here from other modules may be in their data. */
  private static List<Place> places(Invocation invocation) {
    List<Place> places = new ArrayList<>(List.of(GLOBAL, ENVIRONMENT));
    places.add(new Place(LayerKind.MODULE, invocation.moduleName()));
    for (String former : formerModules(invocation)) {
      places.add(new Place(LayerKind.MODULE, former));
    }
    return places;
  }

  /** The other modules that the key had names of. */
  private static Set<String> formerModules(Invocation invocation) {
    if (invocation.formerNames().isEmpty()) {
      return Set.of();
    }
    Set<String> modules = new LinkedHashSet<>();
    for (LookupHost.FormerName former : invocation.formerNames()) {
      String module = LookupKey.of(former.root()).moduleName();
      if (module != null && !module.equals(invocation.moduleName())) {
        modules.add(module);
      }
    }
    return modules;
  }

  private @Nullable Found inPlace(
      Place place, LookupKey key, Invocation invocation, MergeStrategy merge) {
    return switch (place.kind()) {
      case GLOBAL -> layers.findInGlobal(key, invocation, merge);
      case ENVIRONMENT -> {
        Layer layer = layers.environment();
        yield layer == null ? null : layer.find(key, invocation, merge);
      }
      case MODULE -> {
        String module = place.module();
        Layer layer = module == null ? null : layers.module(module, invocation);
        yield layer == null ? null : layer.find(key, invocation, merge);
      }
    };
  }

  private @Nullable Found inDefaultHierarchies(LookupKey key, Invocation invocation) {
    Found found = inDefaultHierarchy(invocation.moduleName(), key, invocation);
    for (String former : formerModules(invocation)) {
      found = found == null ? inDefaultHierarchy(former, key, invocation) : found;
    }
    return found;
  }

  private @Nullable Found inDefaultHierarchy(
      @Nullable String module, LookupKey key, Invocation invocation) {
    Layer layer = module == null ? null : layers.moduleOrNull(module);
    if (module == null || layer == null || layer.config().defaultHierarchy() == null) {
      return null;
    }
    invocation.push(Kind.SCOPE, "Searching default_hierarchy of module \"" + module + '"');
    try {
      LookupOptions own = options.inDefaultHierarchy(module, layer, invocation);
      MergeStrategy merge = strategy(key, own.forKey(key.root()).get(MERGE), own);
      invocation.push(Kind.SCOPE, "Searching for \"" + key + '"');
      try {
        Found found = layer.findInDefault(key, invocation, merge);
        return found == null ? null : key.dig(found, invocation);
      } finally {
        invocation.pop();
      }
    } finally {
      invocation.pop();
    }
  }
}
