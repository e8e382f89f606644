package plumb.ruby;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import plumb.catalog.Catalog;
import plumb.compiler.program.CompileException;

/** Resource types that compute how their titles are taken apart. */
class TypeTitlesTest {
  private RubyEnvironment environment;

  @BeforeEach
  void writeTypes(@TempDir Path directory) throws Exception {
    environment = new RubyEnvironment(directory);
    environment.file(
        "lib/puppet_x/m/titles.rb",
        """
        module PuppetX
          module M
            WORD = /[^@]+/
            def self.titles(one, two)
              [[/\\A(#{WORD})@(#{WORD})\\z/i, [[one], [two]]], [/(.*)/m, [[one]]]]
            end
          end
        end
        """);
    environment.file(
        "lib/puppet/type/mount_of.rb",
        """
        require 'puppet/parameter/boolean'
        require 'puppet_x/m/titles'
        Puppet::Type.newtype(:mount_of, :self_refresh => true) do
          @doc = 'What other code of a type says is not heard.'
          feature :remote, 'Can do that'
          ensurable do
            defaultvalues
            aliasvalue :there, :present
          end
          newparam(:quiet, :boolean => true, :parent => Puppet::Parameter::Boolean)
          newparam(:name) { validate { |value| raise ArgumentError if value.empty? } }
          newparam(:place) do
            isnamevar
            desc 'Where'
            defaultto { Puppet[:confdir] }
          end
          newproperty(:options, :array_matching => :all, :parent => Puppet::Property::List)
          autorequire(:file) { self[:place] }
          def self.title_patterns
            PuppetX::M.titles(:name, :place)
          end
        end
        """);
  }

  @Test
  void titlesAreTakenApartAsItsCodeSays() throws Exception {
    Catalog catalog =
        environment.catalog("mount_of { ['a@b', 'c@b', 'a']: } mount_of { 'x': place => '/' }");
    assertThat(catalog.find("Mount_of", "c@b")).isNotNull();
    assertThat(environment.fails("mount_of { 'a@b': } mount_of { 'x': name => a, place => b }"))
        .startsWith("DUPLICATE_DECLARATION: Cannot alias Mount_of[x] to [\"a\", \"b\"]");
  }

  @Test
  void functionsOfTheSameCompileShareItsRuntime() throws Exception {
    environment.file(
        "lib/puppet/functions/loaded.rb",
        "Puppet::Functions.create_function(:loaded) { def loaded; PuppetX::M::WORD.source; end }");
    assertThat(environment.says("inline_template('<%= 1 %>') mount_of { 'a': } notice(loaded())"))
        .containsExactly("[^@]+");
  }

  @Test
  void codeThatFailsIsNamed() throws Exception {
    environment.file(
        "lib/puppet/type/broken.rb",
        """
        Puppet::Type.newtype(:broken) do
          newparam(:name)
          def self.title_patterns
            raise 'no idea'
          end
        end
        """);
    environment.file(
        "lib/puppet/type/pair.rb",
        "Puppet::Type.newtype(:pair) do\n newparam(:name)\n newparam(:b, namevar: true)\nend");
    assertThatThrownBy(() -> environment.catalog("broken { 'x': }"))
        .isInstanceOfSatisfying(
            CompileException.class,
            e -> {
              assertThat(e.getMessage()).isEqualTo("no idea");
              assertThat(e.hint())
                  .matches("the title patterns of the type 'broken' are computed in .*/broken.rb");
            });
    assertThat(environment.fails("pair { 'x': }"))
        .endsWith("you must specify title patterns when there are two or more key attributes");
  }
}
