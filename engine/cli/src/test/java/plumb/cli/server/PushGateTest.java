package plumb.cli.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import plumb.server.access.Role;

/** Pushes with the real git that are held against nodes. Each case starts from the one before. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class PushGateTest {
  private static PushSite site;
  private static Path control;

  @BeforeAll
  static void start(@TempDir Path directory) throws Exception {
    site = new PushSite(directory);
    for (int i = 1; i <= 6; i++) {
      site.node("web" + i + ".example.com", "production", Map.of("rack", "r" + i % 2));
    }
    control =
        site.work(
            "control",
            Map.of(
                "manifests/site.pp",
                "node default {\n  include profile::base\n}\n",
                "modules/profile/manifests/base.pp",
                "# base\nclass profile::base {\n  notify { \"in ${facts['rack']}\": }\n}\n"));
  }

  @AfterAll
  static void stop() {
    site.close();
  }

  private static String deployed(String path) throws Exception {
    return Files.readString(site.environments().resolve("production").resolve(path), UTF_8);
  }

  private static PushSite.Ran push(Role role, String... options) throws Exception {
    return site.push(control, "control", role, "production", options);
  }

  private static String base(String body) {
    return "# base\nclass profile::base {\n" + body + "}\n";
  }

  @Test
  @Order(1)
  void aFirstPushIsDeployedAtOnce() throws Exception {
    PushSite.Ran ran = push(Role.OPERATOR).good();
    assertThat(ran.output()).contains("remote: production deployed");
    assertThat(deployed("manifests/site.pp")).contains("include profile::base");
  }

  @Test
  @Order(2)
  void whoPushesReadsWhatChanges() throws Exception {
    site.commit(
        control,
        Map.of(
            "modules/profile/manifests/base.pp",
            base("  if $facts['rack'] == 'r1' {\n    notify { 'odd': }\n  }\n")));
    PushSite.Ran ran = push(Role.OPERATOR).good();
    assertThat(ran.output())
        .contains("remote: production: 1 changed manifests are correct")
        .contains("remote: these 3 nodes change alike: web1.example.com, web3.example.com")
        .contains("+ Notify[odd]")
        .contains("- Notify[in r0]")
        .contains("production: 6 nodes change, 0 stay as they are (6 compiled)")
        .contains("production deployed");
    assertThat(deployed("modules/profile/manifests/base.pp")).contains("odd");
  }

  @Test
  @Order(3)
  void whatNoNodeReadsCompilesNone() throws Exception {
    site.commit(control, Map.of("README.md", "For people.\n"));
    PushSite.Ran ran = push(Role.OPERATOR).good();
    assertThat(ran.output()).contains("production: none of its 6 nodes can change");
    assertThat(deployed("README.md")).contains("people");
  }

  @Test
  @Order(4)
  void aPushThatBreaksNodesIsRefusedAndChangesNothing() throws Exception {
    String before = deployed("modules/profile/manifests/base.pp");
    String tip = site.tip("control", "production");
    site.commit(
        control,
        Map.of(
            "modules/profile/manifests/base.pp",
            base("  if $facts['rack'] == 'r0' {\n    include profile::missing\n  }\n")));
    PushSite.Ran ran = push(Role.OPERATOR).bad();
    assertThat(ran.output())
        .contains("[remote rejected]")
        .contains("3 nodes of production would have no catalog")
        .contains("remote: web2.example.com: ")
        .contains("profile::missing")
        .contains("base.pp:4");
    assertThat(deployed("modules/profile/manifests/base.pp")).isEqualTo(before);
    assertThat(site.tip("control", "production")).isEqualTo(tip);
    assertThat(push(Role.OPERATOR, "force=it is late").bad().output()).contains("may not force it");
    assertThat(site.tip("control", "production")).isEqualTo(tip);
  }

  @Test
  @Order(5)
  void anAdminMayForceItWhichIsWrittenDown() throws Exception {
    push(Role.ADMIN, "force=the nodes are gone anyway").good();
    assertThat(deployed("modules/profile/manifests/base.pp")).contains("missing");
    assertThat(site.audit("git.push.force"))
        .singleElement()
        .satisfies(row -> assertThat(row.detail()).isEqualTo("the nodes are gone anyway"));
    site.commit(control, Map.of("modules/profile/manifests/base.pp", base("")));
    assertThat(push(Role.OPERATOR).good().output()).contains("compiles; before, it failed");
  }

  @Test
  @Order(6)
  void aPreviewNeverLands() throws Exception {
    String tip = site.tip("control", "production");
    site.commit(
        control, Map.of("modules/profile/manifests/base.pp", base("  notify { 'previewed': }\n")));
    assertThat(push(Role.OPERATOR, "preview").bad().output())
        .contains("+ Notify[previewed]")
        .contains("this was a preview: nothing lands");
    assertThat(site.tip("control", "production")).isEqualTo(tip);
    assertThat(deployed("modules/profile/manifests/base.pp")).doesNotContain("previewed");
    push(Role.OPERATOR).good();
  }

  @Test
  @Order(7)
  void errorsAreToldWithTheirPlaces() throws Exception {
    site.commit(control, Map.of("modules/profile/manifests/other.pp", "class profile::other {\n"));
    assertThat(push(Role.ADMIN, "force=please").bad().output())
        .contains("modules/profile/manifests/other.pp:")
        .contains("what production would be has errors");
    site.git(control, "reset", "-q", "--hard", "HEAD^").good();
  }

  @Test
  @Order(8)
  void aModuleIsHeldAgainstAllEnvironmentsThatHaveIt() throws Exception {
    Path module =
        site.work(
            "ntp", Map.of("manifests/init.pp", "# ntp\nclass ntp {\n  notify { 'one': }\n}\n"));
    site.push(module, "ntp", Role.OPERATOR, "main").good();
    site.commit(
        control,
        Map.of(
            "Puppetfile",
            "mod 'ntp', git: '" + site.directory("ntp") + "', branch: 'main'\n",
            "modules/profile/manifests/base.pp",
            base("  include ntp\n")));
    push(Role.OPERATOR).good();
    assertThat(deployed("modules/ntp/manifests/init.pp")).contains("one");
    site.commit(module, Map.of("manifests/init.pp", "# ntp\nclass ntp {\n  include gone\n}\n"));
    assertThat(site.push(module, "ntp", Role.OPERATOR, "main").bad().output())
        .contains("6 nodes of production would have no catalog");
    site.commit(
        module, Map.of("manifests/init.pp", "# ntp\nclass ntp {\n  notify { 'two': }\n}\n"));
    assertThat(site.push(module, "ntp", Role.OPERATOR, "main").good().output())
        .contains("+ Notify[two]")
        .contains("production deployed");
    assertThat(deployed("modules/ntp/manifests/init.pp")).contains("two");
  }

  @Test
  @Order(9)
  void anEnvironmentWithNodesDoesNotGoUnnoticed() throws Exception {
    site.node("test1.example.com", "test", Map.of("rack", "r1"));
    site.git(control, "branch", "test").good();
    site.push(control, "control", Role.OPERATOR, "test").good();
    assertThat(site.environments().resolve("test/manifests/site.pp")).exists();
    assertThat(site.push(control, "control", Role.ADMIN, ":refs/heads/test").bad().output())
        .contains("1 nodes are in the environment test, which would go");
  }

  @Test
  @Order(10)
  void codeThatNeverEndsIsRefused() throws Exception {
    String loop =
        """
        Puppet::Functions.create_function(:'profile::loop') do
          dispatch :forever do
          end
          def forever
            loop { }
          end
        end
        """;
    site.commit(
        control,
        Map.of(
            "modules/profile/lib/puppet/functions/profile/loop.rb",
            loop,
            "modules/profile/manifests/base.pp",
            base("  notify { profile::loop(): }\n")));
    assertThat(push(Role.OPERATOR).bad().output())
        .containsAnyOf("it could not be judged within", "would have no catalog");
    assertThat(List.of(deployed("modules/profile/manifests/base.pp")))
        .noneMatch(t -> t.contains("loop"));
  }

  @Test
  @Order(11)
  void aPolicyInTheRepositoryDemandsASecondPerson() throws Exception {
    site.git(control, "reset", "-q", "--hard", "HEAD^").good();
    site.commit(
        control, Map.of(".plumb/policy.yaml", "approval:\n  nodes: 5\n  by: [bob, carol]\n"));
    push(Role.OPERATOR).good();
    site.commit(
        control,
        Map.of(
            "modules/profile/manifests/base.pp",
            base("  notify { 'all': }\n"),
            ".plumb/policy.yaml",
            "approval:\n  nodes: 500\n"));
    assertThat(push(Role.ADMIN, "force=now").bad().output())
        .contains("6 nodes of production change, and more than 5 need approval of bob or carol")
        .contains("somebody else approves by: plumb approve ");
    long number = site.lastPush();
    assertThat(site.approve(number, "admin")).contains("pushed themselves");
    assertThat(site.approve(number, "dave")).isNull();
    push(Role.ADMIN).bad();
    assertThat(site.approve(number, "carol")).isNull();
    assertThat(push(Role.ADMIN).good().output()).contains("production deployed");
    assertThat(deployed("modules/profile/manifests/base.pp")).contains("all");
    assertThat(site.report(number)).contains("+ Notify[all]");
  }

  @Test
  @Order(12)
  void nothingLandsInQuietHoursAndNoPolicyThatMakesNoSense() throws Exception {
    site.commit(control, Map.of(".plumb/policy.yaml", "aproval: {}\n"));
    assertThat(push(Role.OPERATOR).bad().output()).contains("there is no setting 'aproval'");
    site.git(control, "reset", "-q", "--hard", "HEAD^").good();
    site.commit(
        control,
        Map.of(
            ".plumb/policy.yaml",
            "quiet:\n- days: [mon, tue, wed, thu, fri, sat, sun]\n  from: 00:00\n"));
    push(Role.OPERATOR).good();
    site.commit(control, Map.of("README.md", "Again.\n"));
    assertThat(push(Role.OPERATOR).bad().output())
        .contains("nothing lands in production at this time");
    push(Role.ADMIN, "force=it burns").good();
  }
}
