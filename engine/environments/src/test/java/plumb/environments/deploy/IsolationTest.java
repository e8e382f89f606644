package plumb.environments.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import plumb.catalog.Catalog;
import plumb.catalog.Resource;
import plumb.compiler.Compiler;
import plumb.compiler.EnvironmentLoader;
import plumb.compiler.EnvironmentOptions;
import plumb.compiler.evaluation.CompileLog;
import plumb.compiler.evaluation.Environment;
import plumb.compiler.evaluation.NodeInput;
import plumb.compiler.evaluation.Strictness;
import plumb.compiler.lower.LoweringReader;
import plumb.compiler.unitcache.CachingUnitReader;
import plumb.environments.git.TestRepository;
import plumb.environments.store.SnapshotLease;

/** Environments with the same module at different versions, compiled at the same time. */
class IsolationTest {
  private static final int COMPILES = 1000;

  private DeploySite site;
  private TestRepository module;

  @BeforeEach
  void makeSite(@TempDir Path directory) throws IOException {
    site = new DeploySite(directory);
    module = TestRepository.create(directory.resolve("remotes/module.git"));
    for (int version = 1; version <= 3; version++) {
      module.commit("main", files("v" + version, version));
      module.tag("v" + version, "main");
    }
    uses("one", "v1");
    uses("two", "v2");
    assertThat(site.deploy().succeeded()).isTrue();
  }

  private void uses(String branch, String tag) throws IOException {
    site.control.commit(
        branch,
        Map.of(
            "Puppetfile",
            "mod 'module', git: '" + module.url() + "', tag: '" + tag + "'\n",
            "manifests/site.pp",
            "include module\n"));
  }

  /** Everything that a module can define differs between its versions. */
  private static Map<String, String> files(String version, int number) {
    Map<String, String> files = new LinkedHashMap<>();
    files.put(
        "manifests/init.pp",
        """
        class module (String $data, Module::Limit $limit) {
          notify { 'function': message => module::native() }
          notify { 'ruby': message => module_ruby() }
          notify { 'epp': message => epp('module/t.epp') }
          notify { 'erb': message => template('module/t.erb') }
          notify { 'data': message => $data }
          notify { 'alias': message => String($limit) }
          notify { 'too_large': message => String(%d =~ Module::Limit) }
          module_thing { 'thing': %s => 'set' }
          module::item { 'item': }
        }
        """
            .formatted(number + 1, version));
    files.put(
        "manifests/item.pp",
        "define module::item { notify { 'define': message => '" + version + "' } }\n");
    files.put("functions/native.pp", "function module::native() { '" + version + "' }\n");
    files.put("types/limit.pp", "type Module::Limit = Integer[0, " + number + "]\n");
    files.put("templates/t.epp", version + "<%= '' -%>\n");
    files.put("templates/t.erb", version + "<%= '' -%>\n");
    files.put(
        "lib/puppet/functions/module_ruby.rb",
        "Puppet::Functions.create_function(:module_ruby) do\n  def module_ruby\n    '"
            + version
            + "'\n  end\nend\n");
    files.put(
        "lib/puppet/type/module_thing.rb",
        "Puppet::Type.newtype(:module_thing) do\n  newparam(:name)\n  newparam(:"
            + version
            + ")\nend\n");
    files.put("hiera.yaml", "version: 5\nhierarchy: [{name: all, path: all.yaml}]\n");
    files.put("data/all.yaml", "module::data: " + version + "\nmodule::limit: " + number + "\n");
    return files;
  }

  private static Compiler compiler(String name, Path directory, CachingUnitReader units)
      throws IOException {
    Environment environment =
        new EnvironmentLoader(units)
            .load(
                new EnvironmentOptions(
                    name, directory, null, null, null, null, Strictness.PUPPET_7));
    return new Compiler(environment);
  }

  private static Map<String, String> said(Compiler compiler, String node) {
    Catalog catalog =
        compiler
            .compile(new NodeInput(node, Map.of(), Map.of(), Map.of(), Map.of()), new CompileLog())
            .catalog();
    Map<String, String> said = new LinkedHashMap<>();
    for (Resource resource : catalog.resources("Notify")) {
      said.put(resource.title(), String.valueOf(resource.parameters().get("message")).strip());
    }
    said.put(
        "type",
        String.join(
            ",", catalog.resources("Module_thing").iterator().next().parameters().keySet()));
    return said;
  }

  private static Map<String, String> expected(int number) {
    String version = "v" + number;
    Map<String, String> expected = new LinkedHashMap<>();
    for (String title : List.of("function", "ruby", "epp", "erb", "data", "define", "type")) {
      expected.put(title, version);
    }
    expected.put("alias", String.valueOf(number));
    expected.put("too_large", "false");
    return expected;
  }

  @Test
  void eachEnvironmentHasItsOwnVersionOfEverything() throws Exception {
    CachingUnitReader units = new CachingUnitReader(new LoweringReader(), null);
    List<Compiler> compilers = new ArrayList<>();
    for (String name : List.of("one", "two")) {
      compilers.add(compiler(name, site.environments().resolve(name), units));
    }
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try {
      List<Future<Map<String, String>>> results = new ArrayList<>();
      for (int i = 0; i < COMPILES; i++) {
        String node = "node" + i;
        Compiler compiler = compilers.get(i % 2);
        results.add(threads.submit(() -> said(compiler, node)));
      }
      for (int i = 0; i < COMPILES; i++) {
        assertThat(results.get(i).get()).as("compile " + i).isEqualTo(expected(i % 2 + 1));
      }
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void aCompileKeepsItsSnapshot() throws IOException {
    CachingUnitReader units = new CachingUnitReader(new LoweringReader(), null);
    Path held;
    try (SnapshotLease lease = SnapshotLease.of(site.environments().resolve("one"))) {
      held = lease.root();
      Compiler before = compiler("one", held, units);
      uses("one", "v3");
      assertThat(site.deploy().succeeded()).isTrue();
      site.control.commit("one", Map.of("other", "other\n"));
      assertThat(site.deploy().succeeded()).isTrue();
      assertThat(said(before, "node")).isEqualTo(expected(1));
      try (SnapshotLease next = SnapshotLease.of(site.environments().resolve("one"))) {
        assertThat(said(compiler("one", next.root(), units), "node")).isEqualTo(expected(3));
      }
    }
    assertThat(Files.exists(held)).isTrue();
    site.control.commit("one", Map.of("other", "another\n"));
    assertThat(site.deploy().succeeded()).isTrue();
    assertThat(Files.exists(held)).isFalse();
  }
}
