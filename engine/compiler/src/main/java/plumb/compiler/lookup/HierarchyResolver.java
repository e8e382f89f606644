package plumb.compiler.lookup;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import plumb.values.RubyInspection;
import plumb.values.Undef;
import plumb.values.functions.RubyText;

/**
 * Resolves the entries of a configuration for one node: interpolates directories, places and
 * options, expands patterns, and finds out which files exist.
 */
final class HierarchyResolver {
  private final Hiera hiera;
  private final Layer layer;
  private final Invocation invocation;
  private final HieraConfig config;

  HierarchyResolver(Hiera hiera, Layer layer, Invocation invocation) {
    this.hiera = hiera;
    this.layer = layer;
    this.invocation = invocation;
    this.config = layer.config();
  }

  List<Entry> resolve(List<HieraConfig.Entry> entries) {
    HieraConfigReader.checkNames(config, entries);
    List<Entry> resolved = new ArrayList<>(entries.size());
    for (HieraConfig.Entry entry : entries) {
      invocation.readFrom(config.path(), entry.name(), entry.position());
      try {
        String datadir = datadir(entry);
        List<Location> locations = locations(entry, datadir);
        boolean absentDefault = config.path() == null && locations != null && locations.isEmpty();
        if (!absentDefault) {
          Object options = hiera.interpolator().interpolate(entry.options(), invocation, false);
          resolved.add(Entry.of(hiera, layer, entry, (Map<?, ?>) options, locations));
        }
      } catch (LookupException e) {
        throw placed(e, entry);
      }
    }
    return resolved;
  }

  /** What the reference has a code for is told at the configuration, all else at the call. */
  private RuntimeException placed(LookupException e, HieraConfig.Entry entry) {
    String path = config.path();
    if (path == null || e.file() != null) {
      return e;
    }
    LookupException at = e.at(entry.position());
    return e.isIssue() ? at.in(path) : Blame.config(at, path);
  }

  private String datadir(HieraConfig.Entry entry) {
    return config.version() == 3
        ? PathText.join(config.root(), interpolate(entry.datadir()))
        : interpolate(PathText.join(config.root(), entry.datadir()));
  }

  private String interpolate(String text) {
    try {
      return RubyText.of(hiera.interpolator().interpolate(text, invocation, false));
    } catch (LookupException e) {
      String path = config.path();
      throw path == null ? e : e.at(hiera.placeOf(path, text));
    }
  }

  /** The places of an entry; null when it names none, so that its function is called once. */
  private @Nullable List<Location> locations(HieraConfig.Entry entry, String datadir) {
    return switch (entry.locationKind()) {
      case NONE -> null;
      case PATHS -> paths(entry.locations(), datadir);
      case GLOBS -> globs(entry.locations(), datadir);
      case URIS -> uris(entry.locations());
      case MAPPED_PATHS -> mappedPaths(entry.locations(), datadir);
    };
  }

  private List<Location> paths(List<String> declared, String datadir) {
    List<Location> found = new ArrayList<>(declared.size());
    for (String original : declared) {
      Location location = path(original, datadir);
      // Without a configuration file, places that do not exist are not even mentioned.
      if (location.exists() || config.path() != null) {
        found.add(location);
      }
    }
    return found;
  }

  /** Places of an entry that it does not name itself. */
  List<Location> paths(HieraConfig.Entry entry, List<String> levels, String extension) {
    String datadir = datadir(entry);
    return paths(
        levels.stream().map(level -> HieraConfigVersions.withExtension(level, extension)).toList(),
        datadir);
  }

  private Location path(String original, String datadir) {
    String relative = interpolate(original);
    String resolved = PathText.join(datadir, relative);
    boolean exists = !isSmuggled(original, relative) && hiera.data().exists(resolved);
    return Location.file(original, resolved, exists);
  }

  /** Whether a fact's value, not the configuration, makes a path leave its directory. */
  private static boolean isSmuggled(String original, String relative) {
    if (!PathText.climbs(relative) && !relative.startsWith("/")) {
      return false;
    }
    return !PathText.climbs(original) && !original.startsWith("/");
  }

  private List<Location> globs(List<String> declared, String datadir) {
    List<Location> found = new ArrayList<>();
    for (String original : declared) {
      String relative = interpolate(original);
      String pattern = PathText.join(datadir, relative);
      if (!isSmuggled(original, relative)) {
        for (String path : hiera.data().glob(pattern)) {
          found.add(Location.file(pattern, path, true));
        }
      }
    }
    return found;
  }

  private List<Location> uris(List<String> declared) {
    List<Location> found = new ArrayList<>();
    for (String original : declared) {
      String uri = interpolate(original);
      try {
        found.add(Location.uri(original, new URI(uri).toString()));
      } catch (URISyntaxException e) {
        throw new LookupException(
            LookupException.LOOKUP_ERROR, "bad URI(is not URI?): " + RubyInspection.of(uri));
      }
    }
    return found;
  }

  private List<Location> mappedPaths(List<String> triplet, String datadir) {
    Object mapped = hiera.interpolator().variable(triplet.get(0), invocation, "mapped_path[0]");
    List<Location> found = new ArrayList<>();
    int mark = invocation.seenCount();
    for (Object item : items(mapped)) {
      Invocation local = invocation.withLocal(triplet.get(1), item);
      String relative = RubyText.of(hiera.interpolator().interpolate(triplet.get(2), local, false));
      String resolved = PathText.join(datadir, relative);
      boolean exists = !isSmuggled(triplet.get(2), relative) && hiera.data().exists(resolved);
      found.add(Location.file(triplet.get(2), resolved, exists));
    }
    invocation.forgetVariable(triplet.get(1), mark);
    return found;
  }

  private List<Object> items(Object mapped) {
    if (mapped == Undef.UNDEF || mapped.equals("")) {
      return List.of();
    }
    if (mapped instanceof List<?> list) {
      return List.copyOf(list);
    }
    if (mapped instanceof Map<?, ?> map) {
      List<Object> pairs = new ArrayList<>(map.size());
      map.forEach((key, value) -> pairs.add(List.of(key, value)));
      return pairs;
    }
    if (mapped instanceof String) {
      return List.of(mapped);
    }
    throw new LookupException(
        LookupException.LOOKUP_ERROR,
        "mapped_paths needs a string, an array or a hash, got " + RubyText.className(mapped));
  }
}
