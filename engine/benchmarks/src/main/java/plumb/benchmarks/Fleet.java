package plumb.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;

/** A fleet of 40 roles in an environment, and the same environment after some changes. */
final class Fleet {
  static final int NODES = 10_000;
  private static final int ROLES = 40;
  private static final int PROFILES = 80;

  /** Two of the roles have it: a twentieth of the nodes. */
  private static final int RARE = 7;

  private static final String HIERA =
      """
      version: 5
      defaults: {datadir: data, data_hash: yaml_data}
      hierarchy:
        - {name: node, path: "nodes/%{trusted.certname}.yaml"}
        - {name: role, path: "roles/%{facts.role}.yaml"}
        - {name: common, path: common.yaml}
      """;
  private static final String THING =
      """
      define profile::thing (Integer $size, Hash $options) {
        file { "/srv/${title}":
          ensure  => file,
          content => epp('profile/thing.epp', { 'size' => $size, 'host' => $facts['hostname'] }),
        }
        notify { "thing ${title} ${size}": }
      }
      """;

  private final Path directory;
  private final Random random = new Random(1);

  Fleet(Path directory) {
    this.directory = directory;
  }

  /**
   * Directories of environments: {@code before}, {@code profile}, {@code everything}, {@code
   * readme}, {@code renamed}.
   */
  void write() throws IOException {
    for (String name : List.of("before", "profile", "everything", "readme", "renamed")) {
      random.setSeed(1);
      write(directory.resolve(name), name);
    }
    StringBuilder nodes = new StringBuilder();
    for (int i = 0; i < NODES; i++) {
      nodes.append(
          "{\"name\":\"n%1$d.example.com\",\"facts\":{\"role\":%2$d,\"hostname\":\"n%1$d\""
              .formatted(i, i % ROLES));
      for (int k = 0; k < 60; k++) {
        nodes.append(",\"f%1$d\":\"v%1$d-%2$d\"".formatted(k, i));
      }
      nodes.append("}}\n");
    }
    Files.writeString(nodes(), nodes);
  }

  Path nodes() {
    return directory.resolve("nodes.jsonl");
  }

  private void write(Path environment, String change) throws IOException {
    write(environment, "environment.conf", "modulepath = modules\n");
    write(
        environment, "manifests/site.pp", "node default { include \"role::r${facts['role']}\" }\n");
    write(environment, "README.md", change.equals("readme") ? "new\n" : "old\n");
    write(environment, "hiera.yaml", HIERA);
    String module = "modules/profile/";
    write(environment, module + "manifests/thing.pp", THING);
    String size = change.equals("everything") ? "size is" : "size";
    write(
        environment,
        module + "templates/thing.epp",
        "<%- | $size, $host | -%>\n" + size + " <%= $size %> <%= $host %>\n");
    StringBuilder common = new StringBuilder();
    for (int p = 0; p < PROFILES; p++) {
      String state = change.equals("profile") && p == RARE ? "stopped" : "running";
      String text = profile(p, state);
      write(
          environment,
          module + "manifests/p" + p + ".pp",
          change.equals("renamed") ? text.replaceAll("\\blevel\\b", "verbosity") : text);
      common.append("profile::p%1$d::options: {a: %1$d, b: [1, 2, %1$d]}\n".formatted(p));
    }
    write(environment, "data/common.yaml", common.toString());
    for (int r = 0; r < ROLES; r++) {
      write(environment, "modules/role/manifests/r" + r + ".pp", role(r));
      write(environment, "data/roles/" + r + ".yaml", "profile::p" + 2 * r + "::level: debug\n");
    }
    for (int i = 0; i < NODES; i += 10) {
      write(
          environment,
          "data/nodes/n" + i + ".example.com.yaml",
          "profile::p%d::size: %d\n".formatted(2 * (i % ROLES), i));
    }
  }

  private String role(int r) {
    TreeSet<Integer> profiles = new TreeSet<>(List.of(2 * r, 2 * r + 1));
    profiles.remove(RARE);
    if (r == 3 || r == 20) {
      profiles.add(RARE);
    }
    while (profiles.size() < 4) {
      int other = random.nextInt(PROFILES);
      if (other != RARE) {
        profiles.add(other);
      }
    }
    List<String> lines = new ArrayList<>();
    profiles.forEach(profile -> lines.add("  include profile::p" + profile + "\n"));
    return "class role::r" + r + " {\n" + String.join("", lines) + "}\n";
  }

  private static String profile(int p, String state) {
    StringBuilder files = new StringBuilder();
    for (int i = 0; i < 12; i++) {
      files.append(
          "  file { '/etc/p%1$d/%2$d.conf':\n    ensure  => file,\n    content => \"host=${facts['hostname']} level=${level} n=%2$d\\n\",\n  }\n"
              .formatted(p, i));
    }
    return """
        class profile::p%1$d (String $level = 'info', Integer $size = %1$d, Hash $options = {}) {
          package { 'pkg%1$d': ensure => installed }
          service { 'svc%1$d': ensure => %2$s, require => Package['pkg%1$d'] }
          profile::thing { ['t%1$da', 't%1$db', 't%1$dc']: size => $size, options => $options }
        %3$s}
        """
        .formatted(p, state, files);
  }

  private static void write(Path environment, String name, String text) throws IOException {
    Path file = environment.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }
}
