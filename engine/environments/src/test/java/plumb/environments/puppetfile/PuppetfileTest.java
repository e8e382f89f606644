package plumb.environments.puppetfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import plumb.dsl.source.Diagnostic;
import plumb.dsl.source.DiagnosticPrinter;
import plumb.dsl.source.SourceText;

class PuppetfileTest {

  private static Puppetfile read(String text) {
    return Puppetfile.read(new SourceText("Puppetfile", text));
  }

  private static ModuleDeclaration only(String text) {
    Puppetfile file = read(text);
    assertThat(file.problems()).as(text).isEmpty();
    assertThat(file.modules()).as(text).hasSize(1);
    return file.modules().get(0);
  }

  @Test
  void readsEveryWayToWriteAGitModule() {
    ModuleSource.Git wanted =
        new ModuleSource.Git("https://git.example.com/apache.git", "v1", false, null);
    for (String text :
        List.of(
            "mod 'apache', git: 'https://git.example.com/apache.git', tag: 'v1'",
            "mod 'apache',\n  :git => 'https://git.example.com/apache.git', # where\n  :ref => 'v1'",
            "mod('apache', { :git => \"https://git.example.com/apache.git\", :branch => 'v1' })",
            "mod 'apache', \\\n 'git' => 'https://git.example.com/apache.git', commit: 'v1'",
            "mod 'apache', type: 'git', source: 'https://git.example.com/apache.git', version: 'v1'",
            "mod(\n  'apache',\n  git: 'https://git.example.com/apache.git',\n  tag: 'v0',\n  ref: 'v1',\n)")) {
      assertThat(only(text).source()).as(text).isEqualTo(wanted);
    }
  }

  @Test
  void readsWhereModulesComeFromAndGo() {
    Puppetfile file =
        read(
            """
            # encoding: utf-8
            forge 'https://forge.example.com'
            moduledir "thirdparty/"

            mod 'puppetlabs/stdlib', '9.4.1'
            mod 'puppetlabs-concat', :latest
            mod 'puppet/systemd'
            mod 'site', local: true
            mod 'data', git: 'g', branch: :control_branch, default_branch: 'main',
              install_path: './hiera//', exclude_spec: true
            =begin
            mod 'not this'
            =end
            mod 'nginx', type: 'tarball', source: 'https://example.com/n.tar.gz', version: \
              '0123456789012345678901234567890123456789012345678901234567890123'
            __END__
            mod 'nor', that
            """);
    assertThat(file.problems()).isEmpty();
    assertThat(file.forge()).isEqualTo("https://forge.example.com");
    assertThat(file.modules())
        .extracting(ModuleDeclaration::path)
        .containsExactly(
            "thirdparty/stdlib",
            "thirdparty/concat",
            "thirdparty/systemd",
            "thirdparty/site",
            "hiera/data",
            "thirdparty/nginx");
    assertThat(file.modules())
        .extracting(ModuleDeclaration::source)
        .containsExactly(
            new ModuleSource.Forge("9.4.1", false),
            new ModuleSource.Forge(null, true),
            new ModuleSource.Forge(null, false),
            new ModuleSource.Local(),
            new ModuleSource.Git("g", null, true, "main"),
            new ModuleSource.Tarball(
                "https://example.com/n.tar.gz",
                "0123456789012345678901234567890123456789012345678901234567890123"));
    assertThat(file.modules().get(4).excludeSpec()).isTrue();
    assertThat(file.modules().get(4).inModuleDirectory()).isFalse();
  }

  /** Columns: what is read; where the first problem is; what is said. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "mod 'a', git: 'x', ref: ENV['REF'] | 1:25 | 'ENV' is no value but Ruby code",
        "if true | 1:1 | 'if' is no declaration of a Puppetfile",
        "mod 'a', git: \"x/#{name}\" | 1:18 | a string with Ruby code in it is not run",
        "mod 'a', git: | 1:14 | a value is missing here",
        "mod 'a', git: 'x | 1:15 | this string has no closing quote",
        "mod 'a' 'b' | 1:9 | the declaration should end before this",
        "mod('a', git: 'x' | 1:18 | ')' is missing here",
        "mod git: 'x' | 1:1 | 'mod' needs the module's name",
        "mod '../a', git: 'x' | 1:5 | ../a is no name of a module",
        "mod 'a', git: 'x', install_path: '../../etc' | 1:34 | ../../etc is not within the environment",
        "moduledir '/etc/modules' | 1:11 | /etc/modules is not within the environment",
        "mod 'a', git: '--upload-pack=evil' | 1:5 | '--upload-pack=evil' is no address of a repository",
        "mod 'a', svn: 'x' | 1:5 | modules of Subversion are not supported",
        "mod 'a', '1.2.3' | 1:5 | a module of a Forge has an owner",
        "mod 'o/a', '>= 1.0.0' | 1:12 | this is no version of a module",
        "mod 'a', git: 'x', tarball: true | 1:20 | modules have no option 'tarball'; it is ignored",
      })
  void pointsAtWhatItCannotRead(String text, String place, String message) {
    Diagnostic first = read(text).problems().get(0);
    assertThat(first.line() + ":" + first.column() + " " + first.message())
        .isEqualTo(place + " " + message);
  }

  @Test
  void goesOnAfterAMistake() {
    Puppetfile file =
        read("mod 'a', git: name()\nputs 'x'\nmod 'b', git: 'y', tag: 't'\nmod 'b', local: true\n");
    assertThat(file.modules()).extracting(ModuleDeclaration::name).containsExactly("b", "b");
    assertThat(file.errors())
        .extracting(Diagnostic::line, Diagnostic::code)
        .containsExactly(tuple(1, "PUPPETFILE_SYNTAX"), tuple(4, "INVALID_PUPPETFILE"));
  }

  @Test
  void noTextDoesMoreThanHaveProblems() {
    String whole =
        "forge 'f'\nmoduledir \"m\"\nmod('a/b', { :git => 'x', ref: [1, nil], })\n=begin\n=end\nmod 'c', :latest";
    String pieces = "'\"#{}()[]:=>,;\\\n mod:\uFEFF\uD83D";
    Random random = new Random(1);
    for (int round = 0; round < 5000; round++) {
      StringBuilder text = new StringBuilder(whole);
      for (int i = 0; i < 4; i++) {
        int at = random.nextInt(text.length());
        text.replace(
            at,
            Math.min(text.length(), at + random.nextInt(4)),
            String.valueOf(pieces.charAt(random.nextInt(pieces.length()))));
      }
      for (Diagnostic problem : read(text.toString()).problems()) {
        assertThat(problem.offset()).as(text.toString()).isBetween(0, text.length());
        assertThat(DiagnosticPrinter.print(problem)).isNotEmpty();
      }
    }
  }
}
