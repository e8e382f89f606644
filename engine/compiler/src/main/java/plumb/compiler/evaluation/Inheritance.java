package plumb.compiler.evaluation;

import java.util.ArrayList;
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
 * Passes metaparameters and tags down from what contains to what is contained, from class main on.
 */
final class Inheritance {
  private final Resources resources;
  private final Map<Resource, List<Resource>> contents = new HashMap<>();
  private final @Nullable Resource main;

  Inheritance(Compilation compilation) {
    resources = compilation.resources();
    main = compilation.catalog().find("Class", "main");
    for (Resource resource : compilation.catalog().resources()) {
      for (Resource container : resource.containers()) {
        contents.computeIfAbsent(container, unused -> new ArrayList<>()).add(resource);
      }
    }
  }

  void passDown() {
    if (main != null) {
      passDown(main, Map.of(), new HashSet<>());
    }
  }

  private void passDown(Resource source, Map<String, Setting> inherited, Set<Resource> visited) {
    if (!visited.add(source)) {
      return;
    }
    Map<String, Setting> passed = metaparameters(source, inherited);
    for (Resource target : contents.getOrDefault(source, List.of())) {
      Declaration declaration = resources.declarationOf(target);
      for (Setting setting : passed.values()) {
        if (declaration.value(setting.name()) == Undef.UNDEF) {
          declaration.set(setting);
        }
      }
      declaration.mergeTags(source.tags());
      passDown(target, passed, visited);
    }
  }

  private Map<String, Setting> metaparameters(Resource source, Map<String, Setting> inherited) {
    Map<String, Setting> passed = null;
    for (Setting setting : resources.declarationOf(source).settings()) {
      String name = setting.name();
      if (setting.value() != Undef.UNDEF
          && MetaParameters.contains(name)
          && !MetaParameters.isRelationship(name)) {
        if (passed == null) {
          passed = new LinkedHashMap<>(inherited);
        }
        passed.put(name, setting);
      }
    }
    return passed == null ? inherited : passed;
  }
}
