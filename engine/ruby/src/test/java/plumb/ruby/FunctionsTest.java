package plumb.ruby;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Functions of the 4.x API. */
class FunctionsTest {
  private Path directory;
  private RubyEnvironment environment;

  @BeforeEach
  void writeFunctions(@TempDir Path temporary) throws Exception {
    directory = temporary;
    environment = new RubyEnvironment(directory);
    environment.file(
        "lib/puppet/functions/m/four.rb",
        """
        Puppet::Functions.create_function(:'m::four') do
          local_types do
            type 'Port = Integer[1, 65535]'
          end
          dispatch :ports do
            param 'Port', :port
            optional_param 'String', :name
            repeated_param 'Boolean', :flags
            return_type 'String'
          end
          dispatch :block do
            param 'Array', :list
            block_param 'Callable[1, 1]', :block
          end
          dispatch :at_least_one do
            required_repeated_param 'Float', :numbers
          end
          argument_mismatch :refuse do
            param 'Hash', :hash
          end

          def ports(port, name = 'x', *flags)
            name == 'number' ? 5 : "#{port} #{name} #{flags.inspect} #{closure_scope['osfamily']}"
          end

          def block(list)
            list.map { |x| yield(x) } +
              [call_function('m::puppet', 3), call_function('map', [1, 2]) { |y| y * 10 }]
          end

          def at_least_one(*numbers)
            numbers.sum
          end

          def refuse(hash)
            "does not like #{hash.inspect}"
          end
        end
        """);
    environment.file("functions/puppet.pp", "function m::puppet($x) { $x + 1 }");
    environment.file(
        "lib/puppet/functions/inspect_all.rb",
        """
        Puppet::Functions.create_function(:inspect_all) do
          def inspect_all(*values)
            values.map { |each| "#{each.class}:#{each.inspect}" }
          end
        end
        """);
    environment.file(
        "lib/puppet/functions/same.rb",
        """
        Puppet::Functions.create_function(:same) do
          def same(value)
            value
          end
        end
        """);
    environment.file(
        "lib/puppet/functions/scoped.rb",
        """
        Puppet::Functions.create_function(:scoped, Puppet::Functions::InternalFunction) do
          dispatch :scoped do
            scope_param
            param 'String', :name
          end
          def scoped(scope, name)
            [scope[name], scope.lookupvar("::kernel"), closure_scope[name], scope.include?(name)]
          end
        end
        """);
    environment.file("manifests/init.pp", "class m { $own = 'mine' notice(scoped('own')) }");
  }

  @Test
  void theFirstDispatchThatFitsIsCalled() throws Exception {
    assertThat(environment.says("notice(m::four(80)) notice(m::four(80, 'z', true, false))"))
        .containsExactly("80 x [] Debian", "80 z [true, false] Debian");
    assertThat(environment.says("notice(m::four(1.5, 2.0))")).containsExactly("3.5");
  }

  @Test
  void blocksGoBothWays() throws Exception {
    assertThat(environment.says("notice(m::four([1, 2]) |$x| { $x * 2 })"))
        .containsExactly("[2, 4, 4, [10, 20]]");
  }

  @Test
  void aCallThatFitsNoDispatchIsRefusedInTheWordsOfOurOwnFunctions() throws Exception {
    assertThat(environment.fails("m::four(0)"))
        .isEqualTo(
            """
            RUNTIME_ERROR: The function 'm::four' was called with arguments it does not accept. \
            It expects one of:
              (Port = Integer[1, 65535] port, String name?, Boolean flags*)
                rejected: parameter 'port' expects a Port = Integer[1, 65535] value, \
            got Integer[0, 0]
              (Array list, Callable[1, 1] block)
                rejected: parameter 'list' expects an Array value, got Integer
              (Float numbers+)
                rejected: parameter 'numbers' expects a Float value, got Integer\
            """);
    assertThat(environment.fails("m::four({ a => 1 })"))
        .isEqualTo("RUNTIME_ERROR: 'm::four' does not like {\"a\"=>1}");
    assertThat(environment.fails("m::four(80, 'number')"))
        .isEqualTo(
            "TYPE_MISMATCH: value returned from function 'ports' expects a String value, got"
                + " Integer");
    assertThat(environment.fails("same()"))
        .isEqualTo("RUNTIME_ERROR: 'same' expects 1 argument, got none");
  }

  @Test
  void scopesAreTheCallersAndTheTop() throws Exception {
    assertThat(environment.says("include m")).contains("[mine, Linux, , true]");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "undef | NilClass:nil",
        "default | Symbol::default",
        "'é' | String:\"é\"",
        "3 | Integer:3",
        "1.5 | Float:1.5",
        "{ 'a' => [undef] } | Hash:{\"a\"=>[nil]}",
        "/a\\/b/ | Regexp:/a\\/b/",
        "Sensitive('x') | Puppet::Pops::Types::PSensitiveType::Sensitive:#<Sensitive [value"
            + " redacted]>",
        "File['/x'] | Puppet::Pops::Types::PResourceType:File['/x']",
        "Class['a'] | Puppet::Pops::Types::PClassType:Class[a]",
        "Integer[1] | Puppet::Pops::Types::PIntegerType:Integer[1]",
        "SemVer('1.2.3') | SemanticPuppet::Version:1.2.3",
        "Timespan(90) | Puppet::Pops::Time::Timespan:0-00:01:30.0",
        "Binary('YWJj') | Puppet::Pops::Types::PBinaryType::Binary:YWJj",
      })
  void valuesAreWhatRubyCodeExpects(String value, String expected) throws Exception {
    assertThat(environment.says("notice(inspect_all(" + value + ")[0])")).containsExactly(expected);
    assertThat(environment.says("notice(same(" + value + ") == " + value + ")"))
        .containsExactly("true");
  }

  @Test
  void theInstalledModulesFunctionsWork() throws Exception {
    org.junit.jupiter.api.Assumptions.assumeTrue(
        java.nio.file.Files.isDirectory(RubyEnvironment.INSTALLED.resolve("openstacklib")),
        "Debian's puppet-module-openstacklib is not installed");
    assertThat(
            environment.says(
                "notice(is_service_default('<SERVICE DEFAULT>'))"
                    + " notice(os_transport_url({ transport => 'rabbit', host => 'h1',"
                    + " port => '5672', username => 'u', password => 'p' }))"))
        .containsExactly("true", "rabbit://u:p@h1:5672/");
  }

  @Test
  void valuesWithoutAFormAsDataBecomeTextWithAWarning(@TempDir Path directory) throws Exception {
    RubyEnvironment files = new RubyEnvironment(directory);
    files.file(
        "lib/puppet/functions/as_data.rb",
        """
        Puppet::Functions.create_function(:as_data) do
          def as_data(value)
            Puppet::Pops::Serialization::ToDataConverter.convert(value).inspect
          end
        end
        """);
    assertThat(files.says("notice(as_data({ a => [/x/, default, Integer] , 1 => 2 }))"))
        .containsExactly(
            "['a'][0] contains a Regexp value. It will be converted to the String '/x/'",
            "['a'][1] contains the special value default. It will be converted to the String"
                + " 'default'",
            "['a'][2] contains an Integer-Type value. It will be converted to the String 'Integer'",
            "contains a hash with an Integer key. It will be converted to the String '1'",
            "{\"a\"=>[\"/x/\", \"default\", \"Integer\"], \"1\"=>2}");
  }
}
