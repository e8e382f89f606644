package plumb.ruby;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import plumb.catalog.schema.ResourceTypeSchema;
import plumb.compiler.ModuleTypes;
import plumb.compiler.inputs.Input;
import plumb.compiler.inputs.Inputs;
import plumb.compiler.lower.LoweringReader;
import plumb.compiler.snapshot.DirectorySnapshot;
import plumb.values.EvaluationException;

/** Title patterns that are known without Ruby are those that their Ruby code gives. */
class KnownTitlesTest {
  private static final String HELPER = "keystone/lib/puppet_x/keystone/composite_namevar.rb";
  private static final int GENERATED = 20_000;

  /** What generated titles are put together of. */
  private static final List<String> PIECES =
      List.of("a", "b c", ":", "::", "@", "/", "\n", "é", "::::", "", "x.y", "_", "-", "\\");

  private static final List<String> GIVEN =
      List.of(
          "",
          "a",
          "a::b",
          "::",
          "::a",
          "a::",
          "a:::b",
          "a::b::c",
          "a:b",
          ":",
          "a:",
          "\n",
          "a\nb",
          "a::b\n",
          "a\n::b",
          "a::b\nc::d",
          "a@b",
          "a::b@c::d",
          "a::b@::c",
          "a@::c",
          "a@b::c",
          "a@::::all",
          "a::b@::::all",
          "@",
          "@::",
          "a@@b",
          "R/n::t",
          "R/n",
          "R/",
          "/n",
          "R/n::t::u",
          "R/S/n::t",
          "R/n::",
          "n::t/u");

  private static ResourceTypeSchema type(List<Path> modules, boolean nativeVersions, String name)
      throws IOException {
    DirectorySnapshot snapshot = new DirectorySnapshot("production", null, modules, null);
    ResourceTypeSchema type =
        new ModuleTypes(snapshot, new LoweringReader(), nativeVersions).find(name);
    assertThat(type).isNotNull();
    return type;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "keystone_endpoint",
        "keystone_service",
        "keystone_tenant",
        "keystone_user",
        "keystone_user_role"
      })
  void knownPatternsAreThoseThatRubyGives(String name) throws Exception {
    assumeTrue(Files.exists(RubyEnvironment.INSTALLED.resolve(HELPER)), "no module keystone");
    ResourceTypeSchema known = type(List.of(RubyEnvironment.INSTALLED), true, name);
    ResourceTypeSchema asked = type(List.of(RubyEnvironment.INSTALLED), false, name);
    assertThat(runsRuby(known)).isFalse();
    assertThat(runsRuby(asked)).isTrue();
    assertThat(known.titlePatterns()).isEqualTo(asked.titlePatterns()).isNotEmpty();
    for (String title : titles()) {
      assertThat(parts(known, title)).as(title).isEqualTo(parts(asked, title));
    }
  }

  /** Ruby code is asked for the patterns at their first use. */
  private static boolean runsRuby(ResourceTypeSchema type) {
    return Inputs.trace(type::titlePatterns).inputs().stream()
        .anyMatch(input -> input.kind() == Input.Kind.RUBY);
  }

  private static List<String> titles() {
    List<String> titles = new ArrayList<>(GIVEN);
    Random random = new Random(7);
    for (int i = 0; i < GENERATED; i++) {
      StringBuilder title = new StringBuilder();
      for (int parts = random.nextInt(9); parts > 0; parts--) {
        title.append(PIECES.get(random.nextInt(PIECES.size())));
      }
      titles.add(title.toString());
    }
    return titles;
  }

  private static Object parts(ResourceTypeSchema type, String title) {
    try {
      return type.partsOf(title);
    } catch (EvaluationException e) {
      return String.valueOf(e.getMessage());
    }
  }

  @Test
  void changedCodeRuns(@TempDir Path modules) throws Exception {
    Path installed = RubyEnvironment.INSTALLED.resolve(HELPER);
    assumeTrue(Files.exists(installed), "no module keystone");
    String code = Files.readString(installed);
    List<Path> path = List.of(modules, RubyEnvironment.INSTALLED);
    Path other = modules.resolve(HELPER.replaceFirst("keystone", "another"));
    Files.createDirectories(other.getParent());
    Files.writeString(other, "# New.\n" + code);
    assertThat(runsRuby(type(path, true, "keystone_service"))).isFalse();
    Files.writeString(other, code.replace("'::'", "'//'"));
    assertThat(runsRuby(type(path, true, "keystone_service"))).isTrue();
  }
}
