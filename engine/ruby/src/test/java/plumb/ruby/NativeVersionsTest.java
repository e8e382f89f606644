package plumb.ruby;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A module's own code wins over native versions that are not known to match it. */
class NativeVersionsTest {
  private RubyEnvironment environment;

  @BeforeEach
  void changeStdlib(@TempDir Path directory) throws Exception {
    environment = new RubyEnvironment(directory);
    environment.file(
        "../stdlib/lib/puppet/parser/functions/pick.rb",
        """
        module Puppet::Parser::Functions
          newfunction(:pick, type: :rvalue) { |args| "the last: #{args.last}" }
        end
        """);
  }

  @Test
  void changedCodeRunsAsRuby() throws Exception {
    assertThat(environment.says("notice(pick('a', 'b'))")).containsExactly("the last: b");
  }
}
