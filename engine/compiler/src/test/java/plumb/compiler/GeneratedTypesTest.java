package plumb.compiler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import plumb.catalog.schema.Attribute;
import plumb.catalog.schema.ResourceTypeSchema;
import plumb.compiler.evaluation.NativeTypes;
import plumb.compiler.lower.LoweringReader;
import plumb.compiler.snapshot.DirectorySnapshot;

/** Resource types that the real {@code puppet generate types} has written into an environment. */
class GeneratedTypesTest {
  private Path environment;

  @BeforeEach
  void generate(@TempDir Path directory) throws Exception {
    environment = directory.toRealPath().resolve("production");
    Path type = environment.resolve("modules/m/lib/puppet/type/thing.rb");
    Files.createDirectories(type.getParent());
    Files.writeString(environment.resolve("environment.conf"), "modulepath = modules\n");
    Files.writeString(
        type,
        """
        Puppet::Type.newtype(:thing) do
          @doc = %q(What's "quoted" and a $variable, /* and a comment */.)
          ensurable
          newproperty(:size) { newvalues(:big, 'small', /x\\d/); aliasvalue(:huge, :big) }
          newproperty(:flag) { newvalues(:true, :false) }
          newparam(:name, :namevar => true)
          newparam(:place) { isnamevar }
          newparam(:free)
          def self.title_patterns
            place = '(.*)'
            [[/^(a+)@#{place}$/i, [[:name], [:place]]], [/(.*)/m, [[:name]]]]
          end
        end
        """);
    ProcessBuilder command =
        new ProcessBuilder(
            "puppet",
            "generate",
            "types",
            "--environmentpath",
            directory.toString(),
            "--environment",
            "production",
            "--confdir",
            directory.resolve("conf").toString(),
            "--vardir",
            directory.resolve("var").toString());
    command.redirectErrorStream(true).redirectOutput(directory.resolve("log").toFile());
    Process process = startOrSkip(command);
    assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
    assertThat(environment.resolve(".resource_types/thing.pp")).exists();
    Files.delete(type);
  }

  private static Process startOrSkip(ProcessBuilder command) {
    try {
      return command.start();
    } catch (IOException e) {
      assumeTrue(false, "Puppet is not installed");
      throw new AssertionError(e);
    }
  }

  @Test
  void theirSchemaIsThatOfTheRubyType() throws Exception {
    NativeTypes types =
        new ModuleTypes(
            new DirectorySnapshot("production", environment, List.of(), null),
            new LoweringReader(),
            true);
    ResourceTypeSchema thing = types.find("thing");
    assertThat(thing).isNotNull();
    assertThat(thing.attributes())
        .extracting(Attribute::name)
        .containsExactlyInAnyOrder("ensure", "size", "flag", "name", "place", "free");
    assertThat(thing.attribute("size"))
        .isEqualTo(
            new Attribute("size", Attribute.Kind.PROPERTY, List.of("big", "huge", "small"), true));
    assertThat(thing.attribute("flag"))
        .isEqualTo(new Attribute("flag", Attribute.Kind.PROPERTY, List.of("true", "false"), false));
    assertThat(thing.namevars()).containsExactly("name", "place");
    assertThat(thing.partsOf("AA@b")).containsEntry("name", "AA").containsEntry("place", "b");
    assertThat(thing.partsOf("b@b")).containsEntry("name", "b@b").hasSize(1);
    assertThat(thing.isomorphic()).isTrue();
    assertThat(types.find("user")).as("core types are not generated").isNotNull();
  }
}
