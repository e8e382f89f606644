package plumb.ruby;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Functions of the 3.x API, and what no function may do. */
class LegacyFunctionsTest {
  private Path directory;
  private RubyEnvironment environment;

  @BeforeEach
  void writeFunctions(@TempDir Path temporary) throws Exception {
    directory = temporary;
    environment = new RubyEnvironment(directory);
    environment.file(
        "lib/puppet/parser/functions/three.rb",
        """
        module Puppet::Parser::Functions
          newfunction(:three, :type => :rvalue, :arity => -2) do |args|
            return 'early' if args[0] == 'early'
            raise Puppet::ParseError, 'three(): bad' if args[0] == 'bad'
            function_notice(['from ruby'])
            [args.inspect, lookupvar('x'), self['title'], function_versioncmp(['1.2', '1.10']),
             call_function('join', [[1, 2], '-']), Facter.value('os.family'), environment.to_s,
             function_four_in_three([1])]
          end
        end
        """);
    environment.file(
        "lib/puppet/parser/functions/four_in_three.rb",
        """
        Puppet::Parser::Functions.newfunction(:four_in_three, :type => :rvalue, :arity => 1) do |args|
          { 'a' => :undef, 'b' => args }
        end
        """);
    environment.file(
        "lib/puppet/parser/functions/state.rb",
        """
        Puppet::Parser::Functions.newfunction(:state) do |args|
          'a statement has no value'
        end
        """);
    environment.file(
        "lib/puppet/parser/functions/run.rb",
        """
        Puppet::Parser::Functions.newfunction(:run, :type => :rvalue) do |args|
          eval(args[0])
        end
        """);
  }

  @Test
  void aResourcesParameterIsFoundByItsFormerName() throws Exception {
    environment.file(
        "manifests/init.pp",
        "class m(@deprecated(renamed_to => new) $old = undef, $new = undef) {}\n");
    environment.file(
        "lib/puppet/parser/functions/parameter.rb",
        """
        Puppet::Parser::Functions.newfunction(:parameter, type: :rvalue) do |args|
          findresource(args[0].to_s)[args[1]] || 'none'
        end
        """);
    assertThat(
            environment.says(
                "class { 'm': new => 'x' }\n"
                    + "notice(parameter(Class['m'], 'old'), parameter(Class['m'], 'other'))"))
        .containsExactly("m::old is deprecated; use m::new", "x none");
  }

  @Test
  void argumentsAreThoseOfPuppet3() throws Exception {
    assertThat(
            environment.says(
                "class c { $x = 'ex' notice(three(undef, [undef], /re/, File['/x'], default, 1.5))"
                    + " } include c"))
        .containsExactly(
            "from ruby",
            "[[\"\", [nil], \"/re/\", File[/x]{:path=>\"/x\"}, :default, 1.5], ex, c, -1, 1-2, Debian, production,"
                + " {a => , b => [1]}]");
  }

  @Test
  void aBlockMayReturnEarlyAndAStatementHasNoValue() throws Exception {
    assertThat(environment.says("notice(three('early')) notice(state('x') =~ Undef)"))
        .containsExactly("early", "true");
  }

  @Test
  void errorsAreTheCallers() throws Exception {
    assertThat(environment.fails("three('bad')")).isEqualTo("RUNTIME_ERROR: three(): bad");
    assertThat(environment.fails("three()"))
        .isEqualTo("RUNTIME_ERROR: three(): Wrong number of arguments given (0 for minimum 1)");
    assertThat(environment.fails("run('nil.foo')"))
        .isEqualTo("RUNTIME_ERROR: undefined method `foo' for nil:NilClass");
  }

  @Test
  void anErrorOfTheCompileCanBeRescued() throws Exception {
    assertThat(
            environment.says(
                "notice(run(\"begin; function_fail(['no']); rescue Puppet::Error => e; e.message;"
                    + " end\"))"))
        .containsExactly("no");
  }

  @ParameterizedTest
  @ValueSource(strings = {"exit 3", "exit!", "abort \"x\"", "Process.exit!(1)", "Kernel.exit"})
  void noFunctionEndsTheProcess(String code) throws Exception {
    assertThat(environment.fails("run('" + code + "')"))
        .isEqualTo("RUNTIME_ERROR: The Ruby function 'run' tried to end the process");
  }

  @Test
  void theProcessKeepsItsHandlers() throws Exception {
    assertThat(
            environment.says(
                "notice(run('at_exit { raise \"late\" }; Signal.trap(\"TERM\") { }; trap(:INT) { };"
                    + " \"unharmed\"'))"))
        .containsExactly("unharmed");
    assertThat(environment.fails("run('Process.kill(:TERM, Process.pid)')"))
        .contains("the process of the compiler");
  }

  @Test
  void whatIsMissingIsNamedWithItsCaller() throws Exception {
    environment.file(
        "lib/puppet/parser/functions/asks.rb",
        """
        Puppet::Parser::Functions.newfunction(:asks, :type => :rvalue) do |args|
          Puppet.nonsense(3)
        end
        """);
    assertThat(environment.fails("asks()"))
        .isEqualTo(
            "RUNTIME_ERROR: Puppet.nonsense is no part of Puppet's Ruby API that Plumb offers"
                + " (called from "
                + directory.resolve("modules/m/lib/puppet/parser/functions/asks.rb")
                + ":2)");
    assertThat(environment.fails("run('Puppet::Pops::Nonsense')"))
        .startsWith("RUNTIME_ERROR: Puppet::Pops::Nonsense is no part of Puppet's Ruby API");
  }

  @Test
  void libraryFilesOfModulesAreFound() throws Exception {
    environment.file(
        "lib/puppet_x/m/tool.rb", "module PuppetX; module M; TOOL = 'found'; end; end");
    assertThat(environment.says("notice(run('require \"puppet_x/m/tool\"; PuppetX::M::TOOL'))"))
        .containsExactly("found");
  }
}
