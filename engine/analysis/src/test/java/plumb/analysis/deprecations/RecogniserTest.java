package plumb.analysis.deprecations;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import plumb.compiler.lower.LoweringReader;
import plumb.compiler.snapshot.Module;

class RecogniserTest {
  private final Path directory;

  RecogniserTest(@TempDir Path directory) {
    this.directory = directory;
  }

  @Test
  void sectionsOfCommentsAndOfParameters() throws Exception {
    write(
        "manifests/init.pp",
        """
        # == Class: web
        #
        # === Parameters
        # [*port*]
        #   The port.
        #
        # === DEPRECATED PARAMETERS
        #
        # [*listen*]
        #   The port.
        #
        # === Examples
        #
        # [*shown*]
        #   Not a parameter.
        #
        class web (
          $port   = 80,
          # Deprecated
          $socket = undef,

          $user   = 'www',
          $shown  = undef,
          $listen = undef,
        ) {}
        """);
    assertThat(found())
        .containsExactly("web::socket stated 20:3 SECTION 19", "web::listen stated 24:3 SECTION 7");
  }

  @Test
  void messagesForParametersThatAreSet() throws Exception {
    write(
        "manifests/init.pp",
        """
        class web ($a = undef, $b = undef, $c = '', $d = undef, $e = undef, $f = undef, $ssl_x = undef) {
          if $a { warning('The a parameter is deprecated.') }
          if $b != undef { deprecation('b', 'web::b has no effect.') }
          unless empty($c) { fail('Parameter is no longer supported.') }
          if $d =~ NotUndef { notify { 'd': message => 'd is deprecated' } }
          ['e', 'f'].each |String $opt| {
            if getvar("web::${opt}") != undef { warning("The ${opt} parameter is deprecated") }
          }
          if $ssl_x != undef { warning('The ssl_* parameters are deprecated') }
        }
        """);
    assertThat(found())
        .containsExactly(
            "web::a proved 1:12 MESSAGE 2",
            "web::b proved 1:24 MESSAGE 3",
            "web::c proved 1:36 MESSAGE 4",
            "web::d proved 1:45 MESSAGE 5",
            "web::e proved 1:57 MESSAGE 7",
            "web::f proved 1:69 MESSAGE 7",
            "web::ssl_x proved 1:81 MESSAGE 9");
  }

  @Test
  void whatIsDeprecatedOfAParameterIsNotTheParameter() throws Exception {
    write(
        "manifests/init.pp",
        """
        # @param policy Any policy may be deprecated by its owner.
        # @param defaults Use old deprecated defaults.
        class web ($policy = undef, $defaults = undef, $password = undef, $kind = 'a', $x = 1) {
          if $password == undef { warning('Usage of the default password is deprecated') }
          if $kind == 'b' { warning('The kind b is deprecated') }
          if $x { warning('Support for old systems is deprecated') }
          if $x and $kind { fail('x and kind cannot be given at the same time') }
          else { warning('The kind parameter is deprecated') }
        }
        """);
    assertThat(found()).isEmpty();
  }

  @Test
  void descriptionsOfWhatIsGoneOrWillBe() throws Exception {
    write(
        "manifests/init.pp",
        """
        # @param a Use of this parameter is deprecated.
        # @param b The default of this is deprecated
        # @param c This parameter will be removed in version 5.0.0. Use web::limits::workers.
        # @param d Obsolete. No longer used.
        # @param e (optional) This option is no longer used.
        # @param f Whether files are kept when it is no longer required.
        # @param g The path. This option has been removed in 2.0.
        # @param h Says when logs will be removed in the next run.
        # @param i It is only read on Debian and will be removed during a later release
        # @param j Obsolete files are removed.
        # @param k The age at which it is removed.
        class web (
          $a = 1, $b = 1, $c = 1, $d = 1, $e = 1, $f = 1, $g = 1, $h = 1, $i = 1, $j = 1, $k = 1
        ) {}
        """);
    write("manifests/limits.pp", "class web::limits ($workers = 1) {}\n");
    assertThat(found())
        .containsExactly(
            "web::a stated 13:3 TEXT 1",
            "web::c stated 13:19 TEXT 3",
            "web::d stated 13:27 TEXT 4",
            "web::e stated 13:35 TEXT 5",
            "web::g stated 13:51 TEXT 7",
            "web::i stated 13:67 TEXT 9");
    assertThat(replacements()).containsExactly("web::c -> web::limits::workers stated 3");
  }

  @Test
  void codeThatTakesOneValueOrTheOther() throws Exception {
    write(
        "manifests/init.pp",
        """
        class web (
          $port = 80, $path = '/', $user = 'www', $size = 1, $net = undef,
          # DEPRECATED PARAMETERS
          $old_port = undef, $old_path = undef, $old_user = undef, $old_size = undef,
          $net_name = undef,
        ) {
          $real_port = pick($old_port, $port)
          $real_path = $old_path ? { undef => $path, default => $old_path }
          if $old_user { $real_user = $old_user } else { $real_user = $user }
          if $net_name {
            file { '/net': content => $net_name, force => true }
          } else {
            file { '/net': content => $net }
          }
        }
        """);
    write(
        "manifests/cache.pp",
        """
        class web::cache ($bytes = 1) {
          $real = pick($::web::old_size, $bytes)
        }
        """);
    assertThat(replacements())
        .containsExactly(
            "web::old_port -> web::port proved 7",
            "web::old_path -> web::path proved 8",
            "web::old_user -> web::user proved 9",
            "web::old_size -> web::cache::bytes proved 2",
            "web::net_name -> web::net likely 11");
  }

  @Test
  void textThatNamesWhatExists() throws Exception {
    write(
        "manifests/init.pp",
        """
        # @param a
        #   Deprecated in favour of `b_c`.
        # @param d *Deprecated*: use web::cache::bytes instead of web::e.
        # @param e
        #   The size. This parameter is deprecated.
        #   Use the web::cache class.
        class web ($a, $b_c, $d, $e, $f = undef, $g = undef, $h = undef) {
          if $f { warning('f is deprecated, please use $b_c and nothing_else instead to set $d') }
          if $g { fail("g is no longer supported. Use class { 'web::cache': bytes => 5 }") }
          if $h { warning('h is deprecated. Use the class web::gone') }
        }
        """);
    write("manifests/cache.pp", "class web::cache ($bytes = 1, $e = 2) {}");
    assertThat(replacements())
        .containsExactly(
            "web::a -> web::b_c stated 1",
            "web::d -> web::cache::bytes stated 3",
            "web::e -> web::cache::e likely 4",
            "web::f -> web::b_c stated 8",
            "web::g -> web::cache::bytes stated 9");
  }

  @Test
  void classesTypesAndFunctions() throws Exception {
    write("manifests/a.pp", "# @deprecated Use the web::b class.\nclass web::a {}");
    write("manifests/b.pp", "# DEPRECATED !!\n# What it was.\nclass web::b {}");
    write("manifests/c.pp", "define web::c { warning('web::c is deprecated; please use web::b') }");
    write("manifests/d.pp", "# == Class: web::d\n#\n# Makes deprecated files.\nclass web::d {}");
    write(
        "manifests/e.pp",
        "# == Class: web::e\n#\n# Direct use of this class is deprecated.\nclass web::e {}");
    write("functions/f.pp", "# @deprecated\nfunction web::f() { 1 }");
    write(
        "lib/puppet/functions/web/g.rb",
        "# @deprecated Use web::f.\nPuppet::Functions.create_function(:'web::g') do\nend\n");
    assertThat(found())
        .containsExactly(
            "web::f stated 2:1 TAG 1",
            "web::g stated 2:37 TAG 1",
            "web::a stated 2:1 TAG 1",
            "web::b stated 3:1 TEXT 1",
            "web::c proved 1:1 MESSAGE 1",
            "web::e stated 4:1 TEXT 1");
  }

  private void write(String file, String text) throws IOException {
    Path path = directory.resolve("web").resolve(file);
    Files.createDirectories(path.getParent());
    Files.writeString(path, text);
  }

  private List<RecognisedDeprecation> recognise() throws IOException {
    return Recogniser.recognise(
        new Module("web", directory.resolve("web")),
        new LoweringReader(),
        (file, fault) -> {
          throw fault;
        });
  }

  private List<String> found() throws IOException {
    List<String> found = new ArrayList<>();
    for (RecognisedDeprecation one : recognise()) {
      StringBuilder text = new StringBuilder(one.name() + " " + one.confidence().word());
      text.append(" ").append(one.line()).append(":").append(one.column());
      one.evidence().forEach(each -> text.append(" " + each.kind() + " " + each.line()));
      found.add(text.toString());
    }
    return found;
  }

  private List<String> replacements() throws IOException {
    List<String> found = new ArrayList<>();
    for (RecognisedDeprecation one : recognise()) {
      for (Replacement each : one.replacements()) {
        found.add(
            one.name()
                + " -> "
                + each.name()
                + " "
                + each.confidence().word()
                + " "
                + each.evidence().line());
      }
    }
    return found;
  }
}
