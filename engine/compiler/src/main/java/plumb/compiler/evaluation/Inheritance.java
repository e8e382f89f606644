package plumb.compiler.evaluation;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import plumb.catalog.Resource;
import plumb.catalog.schema.MetaParameters;
import plumb.values.Undef;

/**
 * Passes metaparameters and tags down from what contains to what is contained, from class main on,
 * breadth first.
 */
final class Inheritance {
  private final Map<Resource, List<Resource>> contents = new HashMap<>();
  private final Map<Resource, Map<String, Setting>> passed = new HashMap<>();
  private final @Nullable Resource main;

  Inheritance(Compilation compilation) {
    main = compilation.catalog().find("Class", "main");
    for (Resource resource : compilation.catalog().resources()) {
      for (Resource container : resource.containers()) {
        contents.computeIfAbsent(container, unused -> new ArrayList<>()).add(resource);
      }
    }
  }

  void passDown() {
    Deque<Resource> waiting = new ArrayDeque<>();
    Set<Resource> seen = new HashSet<>();
    if (main != null) {
      waiting.add(main);
    }
    while (!waiting.isEmpty()) {
      Resource source = waiting.remove();
      if (seen.add(source)) {
        List<Resource> targets = contents.getOrDefault(source, List.of());
        targets.forEach(target -> passDown(source, target));
        waiting.addAll(targets);
      }
    }
  }

  private void passDown(Resource source, Resource target) {
    Declaration declaration = Declaration.of(target);
    Map<String, Setting> inherited = passed.computeIfAbsent(source, this::metaparameters);
    if (!inherited.isEmpty()) {
      for (Setting setting : inherited.values()) {
        if (declaration.value(setting.name()) == Undef.UNDEF) {
          declaration.set(setting);
        }
      }
      Map<String, Setting> merged = new LinkedHashMap<>(inherited);
      merged.putAll(metaparameters(target));
      passed.put(target, merged);
    }
    declaration.mergeTags(source);
  }

  /** Those that are set, in the order in which the reference defines them. */
  private Map<String, Setting> metaparameters(Resource resource) {
    Declaration declaration = Declaration.of(resource);
    Map<String, Setting> found = Map.of();
    for (String name : MetaParameters.names()) {
      Setting setting = declaration.setting(name);
      if (setting != null
          && setting.value() != Undef.UNDEF
          && !MetaParameters.isRelationship(name)) {
        if (found.isEmpty()) {
          found = new LinkedHashMap<>();
        }
        found.put(name, setting);
      }
    }
    return found;
  }
}
