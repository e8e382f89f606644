package plumb.compiler.fleet;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/** An environment that uses all that a compile can read, and changes at random. */
final class ChangingTree {
  private static final String HIERA =
      """
      version: 5
      defaults: {datadir: data, data_hash: yaml_data}
      hierarchy:
        - {name: node, path: "nodes/%{trusted.certname}.yaml"}
        - {name: globbed, glob: "globbed/*.yaml"}
        - {name: json, path: "role/%{facts.role}.json", data_hash: json_data}
        - {name: own, data_hash: m0::data}
        - {name: common, path: common.yaml}
      """;
  private static final String MODULE_HIERA =
      """
      version: 5
      hierarchy:
        - {name: inside, path: inside.yaml}
      """;

  private final Random random;
  private TreeMap<String, String> files = new TreeMap<>();

  ChangingTree(long seed) {
    this.random = new Random(seed);
    files.put("environment.conf", "modulepath = modules:more\n");
    files.put("hiera.yaml", HIERA);
    files.put("README.md", "0\n");
    files.put("manifests/site.pp", "node default { include \"m${facts['role']}\" }\n");
    files.put("manifests/z.pp", "$top = 'a'\n");
    files.put(
        "data/common.yaml",
        "m0::a: 1\nm1::a: \"%{facts.role}\"\nm2::a: \"%{lookup('x')}\"\nx: 5\n");
    files.put("data/role/1.json", "{\"m1::b\": \"j\", \"x\": 6}");
    files.put("data/globbed/a.yaml", "m0::b: g\n");
    files.put("data/nodes/n2.yaml", "m2::b: n\n");
    for (int m = 0; m < 4; m++) {
      addModule("modules/m" + m, m);
    }
  }

  private void addModule(String root, int m) {
    String name = "m" + m;
    int next = (m + 1) % 4;
    files.put(
        root + "/manifests/init.pp",
        """
        class %1$s ($a = 'usual', $b = 'usual', $inside = 'usual') {
          include %1$s::deep::part
          %1$s::item { 'i': a => $a }
          notify { "%1$s ${b} ${inside} ${top}": message => epp('%1$s/t.epp', { 'b' => $b }) }
          if defined('m%2$d::part') { notify { '%1$s sees m%2$d::part': } }
          notify { '%1$s file': message => file('%1$s/absent', '%1$s/present') }
        }
        """
            .formatted(name, next));
    files.put(
        root + "/manifests/item.pp",
        "define %1$s::item (M%2$d::Short $a = 1) { notify { \"%1$s item ${a} ${m%2$d::twice($a)}\": } }\n"
            .formatted(name, next));
    files.put(root + "/manifests/deep.pp", "class %s::deep { }\n".formatted(name));
    files.put(
        root + "/manifests/deep/part.pp",
        "class %1$s::deep::part { notify { '%1$s part': message => lookup('x', { 'default_value' => 'none' }) } }\n"
            .formatted(name));
    files.put(root + "/types/short.pp", "type M%d::Short = Any\n".formatted(m));
    files.put(
        root + "/functions/twice.pp", "function %s::twice($v) { \"${v}${v}\" }\n".formatted(name));
    files.put(
        root + "/functions/data.pp",
        "function %s::data($options, $context) { { 'own' => 1 } }\n".formatted(name));
    files.put(root + "/templates/t.epp", "<%- | $b | -%>\nt " + name + " <%= $b %>\n");
    files.put(root + "/files/present", "present " + name + "\n");
    files.put(root + "/hiera.yaml", MODULE_HIERA);
    files.put(root + "/data/inside.yaml", name + "::inside: in\n");
  }

  /** Some changes, most of which some nodes notice and others do not. */
  void change() {
    int changes = 1 + random.nextInt(2);
    for (int i = 0; i < changes; i++) {
      changeOne();
    }
  }

  private void changeOne() {
    List<String> names = new ArrayList<>(files.keySet());
    String name = names.get(random.nextInt(names.size()));
    int n = random.nextInt(100);
    String m = "m" + random.nextInt(4);
    switch (random.nextInt(16)) {
      case 0 -> files.put("README.md", n + "\n");
      case 1 ->
          files.put(
              "data/nodes/n" + random.nextInt(8) + ".yaml", m + "::a: " + n + "\nx: " + n + "\n");
      case 2 ->
          files.put(
              "data/common.yaml",
              files.getOrDefault("data/common.yaml", "") + m + "::b" + n + ": 1\n");
      case 3 -> files.put("data/common.yaml", m + "::a: " + n + "\nx: " + n % 3 + "\n");
      case 4 ->
          files.put("data/globbed/" + (char) ('a' + n % 4) + ".yaml", m + "::b: g" + n + "\n");
      case 5 ->
          files.put(
              "data/role/" + random.nextInt(4) + ".json",
              "{\"" + m + "::b\": " + n + ", \"y\": 1}");
      case 6 -> files.put("modules/" + m + "/manifests/part.pp", "class " + m + "::part { }\n");
      case 7 -> files.put("modules/" + m + "/files/absent", "no more " + n + "\n");
      case 8 ->
          files.put(
              "modules/" + m + "/templates/t.epp", "<%- | $b | -%>\n" + n % 5 + "<%= $b %>\n");
      case 9 ->
          files.put(
              "modules/" + m + "/types/short.pp",
              "type M"
                  + m.substring(1)
                  + "::Short = "
                  + (n % 4 == 0 ? "Integer" : "Variant[String, Integer, Any]")
                  + "\n");
      case 10 ->
          files.put(
              "modules/" + m + "/functions/twice.pp",
              "function " + m + "::twice($v) { \"" + n % 7 + "${v}\" }\n");
      case 11 -> files.put("modules/" + m + "/data/inside.yaml", m + "::inside: " + n + "\n");
      case 12 ->
          files.put(
              "modules/m0/functions/data.pp",
              "function m0::data($options, $context) { { '" + m + "::b' => " + n % 4 + " } }\n");
      case 13 -> files.put("manifests/z.pp", "$top = '" + n % 3 + "'\n");
      case 14 ->
          files.put("more/" + m + n % 2 + "/manifests/init.pp", "class " + m + n % 2 + " { }\n");
      default -> {
        if (!name.equals("manifests/site.pp")) {
          files.remove(name);
        }
      }
    }
  }

  /** Everything as it is now, to go back to. */
  Map<String, String> content() {
    return new TreeMap<>(files);
  }

  void restore(Map<String, String> content) {
    files = new TreeMap<>(content);
  }

  /** Writes the environment into a directory that is not there yet. */
  Path write(Path directory) throws IOException {
    for (Map.Entry<String, String> file : files.entrySet()) {
      Path path = directory.resolve(file.getKey());
      Files.createDirectories(path.getParent());
      Files.writeString(path, file.getValue());
    }
    return directory;
  }
}
