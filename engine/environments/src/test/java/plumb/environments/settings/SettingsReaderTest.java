package plumb.environments.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import plumb.compiler.program.InvalidSourceException;
import plumb.dsl.source.Diagnostic;
import plumb.environments.git.RemoteAccess;
import plumb.environments.settings.SourceSettings.InvalidBranches;

class SettingsReaderTest {
  private static final String SOURCES = "sources: {main: {remote: r, basedir: /e}}\n";

  private static DeploySettings read(Path directory, String text) throws IOException {
    Path file = Files.writeString(directory.resolve("r10k.yaml"), text);
    return SettingsReader.read(file, null);
  }

  @Test
  void readsEverySetting(@TempDir Path directory) throws IOException {
    DeploySettings settings =
        read(
            directory,
            """
            :cachedir: /cache
            proxy: http://proxy
            pool_size: 7
            postrun: [/bin/flush, $modifiedenvs]
            git:
              provider: shellgit
              default_ref: main
              username: git
              private_key: /key
              oauth_token: /token
              repositories:
                - {remote: 'https://x/y.git', oauth_token: /other, proxy: 'http://other'}
            forge: {baseurl: 'https://forge', authorization_token: Bearer x, allow_puppetfile_override: true}
            deploy:
              purge_levels: [environment]
              purge_allowlist: ['a/*']
              write_lock: no deploys today
              exclude_spec: true
            sources:
              main:
                remote: https://x/control.git
                basedir: /environments/
                prefix: true
                strip_component: /^env./
                ignore_branch_prefixes: [test, tmp]
                filter_command: 'true'
                invalid_branches: error
                puppetfile_name: Modules
              other: {remote: r, basedir: /e, prefix: mine}
            """);
    assertThat(settings.warnings()).isEmpty();
    assertThat(settings.cacheDirectory()).isEqualTo(Path.of("/cache"));
    assertThat(settings.poolSize()).isEqualTo(7);
    assertThat(settings.postrun()).containsExactly("/bin/flush", "$modifiedenvs");
    assertThat(settings.git().defaultRef()).isEqualTo("main");
    assertThat(settings.git().remote("https://else").access())
        .isEqualTo(new RemoteAccess("/key", "/token", "git", "http://proxy"));
    assertThat(settings.git().remote("https://x/y.git").access())
        .isEqualTo(new RemoteAccess("/key", "/other", "git", "http://other"));
    assertThat(settings.forge())
        .isEqualTo(new ForgeSettings("https://forge", "Bearer x", "http://proxy", true));
    assertThat(settings.purgeLevels()).isEqualTo(Set.of(PurgeLevel.ENVIRONMENT));
    assertThat(settings.purgeAllowlist()).containsExactly("a/*");
    assertThat(settings.writeLock()).isEqualTo("no deploys today");
    assertThat(settings.excludeSpec()).isTrue();
    assertThat(settings.sources())
        .containsExactly(
            new SourceSettings(
                "main",
                "https://x/control.git",
                Path.of("/environments"),
                "main_",
                "/^env./",
                List.of("test", "tmp"),
                "true",
                InvalidBranches.ERROR,
                "Modules"),
            new SourceSettings(
                "other",
                "r",
                Path.of("/e"),
                "mine_",
                null,
                List.of(),
                null,
                InvalidBranches.CORRECT_AND_WARN,
                "Puppetfile"));
  }

  @Test
  void whatIsNotSetIsAsUsual(@TempDir Path directory) throws IOException {
    DeploySettings settings = read(directory, SOURCES);
    assertThat(settings.purgeLevels())
        .isEqualTo(Set.of(PurgeLevel.DEPLOYMENT, PurgeLevel.PUPPETFILE));
    assertThat(settings.poolSize()).isEqualTo(4);
    assertThat(settings.forge().baseUrl()).isEqualTo(ForgeSettings.PUBLIC);
    assertThat(settings.writeLock()).isNull();
    assertThat(settings.excludeSpec()).isFalse();
  }

  @Test
  void unknownSettingsAreWarningsWithTheirPlaces(@TempDir Path directory) throws IOException {
    List<Diagnostic> warnings =
        read(directory, SOURCES + "deploy:\n  purge_level: [puppetfile]\nspeed: 9\n").warnings();
    assertThat(warnings)
        .extracting(problem -> problem.line() + ":" + problem.column() + " " + problem.message())
        .containsExactly(
            "4:1 there is no setting speed", "3:3 there is no setting deploy.purge_level");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "pool_size: many | 2:1 pool_size must be a number from 1 to 1000",
        "postrun: {a: b} | 2:1 postrun must be a list of strings",
        "postrun: echo x | 2:1 postrun must be a list of strings: a program and its arguments",
        "deploy: {purge_levels: [all]} | 2:10 'all' is no purge level; those are deployment, environment and puppetfile",
        "forge: {allow_puppetfile_override: perhaps} | 2:9 forge.allow_puppetfile_override must be true or false",
        "git: [] | 2:1 git must be a mapping",
      })
  void pointsAtWhatItCannotUse(String line, String problem, @TempDir Path directory) {
    assertThatThrownBy(() -> read(directory, SOURCES + line + "\n"))
        .asInstanceOf(type(InvalidSourceException.class))
        .extracting(InvalidSourceException::diagnostics)
        .extracting(all -> all.get(0))
        .extracting(one -> one.line() + ":" + one.column() + " " + one.message())
        .isEqualTo(problem);
  }

  @Test
  void aSourceNeedsARemoteAndADirectory(@TempDir Path directory) {
    assertThatThrownBy(() -> read(directory, "sources:\n  main: {type: svn}\n"))
        .asInstanceOf(type(InvalidSourceException.class))
        .extracting(e -> e.diagnostics().stream().map(Diagnostic::message).toList())
        .isEqualTo(
            List.of(
                "the source main needs a remote: the URL of a repository",
                "the source main needs a basedir: a directory of environments",
                "only sources of type git are supported"));
  }
}
