package plumb.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The launcher with an installation from which JRuby and the module that runs it were removed. */
class InstallationWithoutRubyTest {
  private static final String SITE =
      """
      class web($port) {
        file { '/etc/motd': content => epp('m/motd.epp', { port => $port }) }
        $list = ['b', 'a'].sort.join(',')
        notify { "port ${port} ${list}": }
        bolt { 'b': size => big }
      }
      class { 'web': port => 80 }
      """;

  private final List<String> removed = new ArrayList<>();
  private Installation whole;
  private Installation without;

  @BeforeEach
  void install() throws Exception {
    whole = Installation.create();
    without =
        Installation.create(
            entry -> {
              boolean ruby = isOfRuby(entry);
              if (ruby) {
                removed.add(entry.toString());
              }
              return !ruby;
            });
  }

  private static boolean isOfRuby(Path entry) {
    String name = entry.getFileName().toString();
    return name.startsWith("jruby")
        || name.startsWith("plumb-ruby")
        || entry.toString().contains("/engine/ruby/");
  }

  @AfterEach
  void remove() throws Exception {
    whole.close();
    without.close();
  }

  @Test
  void whatNeedsNoRubyCompilesAsBeforeAndWhatNeedsItSaysWhatIsMissing() throws Exception {
    assertThat(removed).anyMatch(entry -> entry.contains("jruby-base"));
    assertThat(removed).anyMatch(entry -> !entry.contains("jruby-"));

    TestSite site = new TestSite(without.folder().resolve("site"));
    site.write("facts.json", "{}");
    site.write("plain/manifests/site.pp", SITE);
    site.write("plain/modules/m/templates/motd.epp", "port <%= $port %>\n");
    site.write(
        "plain/modules/m/lib/puppet/type/bolt.rb",
        "Puppet::Type.newtype(:bolt) do\n newparam(:name)\n newproperty(:size)\nend\n");
    Installation.Result expected = compile(whole, site, "plain", "--json");
    Installation.Result actual = compile(without, site, "plain", "--json");
    assertThat(actual.err()).isEmpty();
    assertThat(actual.exitCode()).isZero();
    assertThat(actual.out()).contains("Bolt").contains("port 80 a,b");
    assertThat(comparable(actual.out())).isEqualTo(comparable(expected.out()));

    site.write("ruby/manifests/site.pp", "notice('before')\n$x = [1,\n  m::twice(2)]\n");
    site.write(
        "ruby/modules/m/lib/puppet/functions/m/twice.rb",
        "Puppet::Functions.create_function(:'m::twice') { def twice(x); x * 2; end }\n");
    Installation.Result failed = compile(without, site, "ruby");
    assertThat(failed.exitCode()).isNotZero();
    assertThat(failed.out()).isEmpty();
    assertThat(failed.err())
        .contains("RUBY_MISSING")
        .contains("the part of Plumb that runs Ruby (plumb-ruby) is not on the class path")
        .contains("site.pp:3:3")
        .doesNotContain("Exception")
        .doesNotContain("NoClassDefFoundError");
  }

  /** A catalog but for what every compile gives anew. */
  private static List<String> comparable(String catalog) {
    return catalog
        .lines()
        .filter(line -> !line.contains("\"catalog_uuid\"") && !line.contains("\"version\""))
        .toList();
  }

  private static Installation.Result compile(
      Installation installation, TestSite site, String environment, String... more)
      throws Exception {
    List<String> arguments = new ArrayList<>(List.of("compile", "web1.example.com"));
    arguments.addAll(List.of("--environment", environment));
    arguments.addAll(List.of("--environmentpath", site.root().toString()));
    arguments.addAll(List.of("--facts", site.root().resolve("facts.json").toString()));
    arguments.addAll(List.of(more));
    return installation.plumb(arguments.toArray(String[]::new));
  }
}
