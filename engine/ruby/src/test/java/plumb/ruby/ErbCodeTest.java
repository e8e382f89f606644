package plumb.ruby;

import static java.nio.file.FileVisitOption.FOLLOW_LINKS;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.jruby.Ruby;
import org.jruby.RubyInstanceConfig;
import org.jruby.RubyModule;
import org.jruby.RubyString;
import org.jruby.runtime.builtin.IRubyObject;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import plumb.compiler.erb.ErbCode;

/** Compares the code of ERB texts with what the library makes of them. */
class ErbCodeTest {
  private static final Path MODULES = Path.of("/usr/share/puppet/modules");

  private static final List<String> PIECES =
      List.of(
          "<%",
          "<%-", "<%=", "<%#", "<%%", "%>", "-%>", "%%>", "%", "-", "=", "\n", "\r\n", " ", "\t",
          "  ", "x", "if y", "end", "\"", "\\", "#", "#{", "#@", "#$", "ä€", "\u0001", "\u001b",
          "\u007f");

  private static final Ruby RUBY = Ruby.newInstance(new RubyInstanceConfig());
  private static final RubyModule LIBRARY =
      (RubyModule) RUBY.evalScriptlet("require 'erb'; module Library; self; end");

  static {
    RUBY.evalScriptlet(
        "def Library.code(text) = ERB.new(text, trim_mode: '-').src.dup.force_encoding('UTF-8')");
  }

  @AfterAll
  static void end() {
    RUBY.tearDown(false);
  }

  private static void check(String text) {
    IRubyObject code =
        LIBRARY.callMethod(RUBY.getCurrentContext(), "code", RubyString.newUTF8String(RUBY, text));
    assertThat("#coding:UTF-8\n" + ErbCode.of(text))
        .as(text)
        .isEqualTo(((RubyString) code).decodeString());
  }

  @Test
  void generatedTexts() {
    Random random = new Random(1);
    for (int i = 0; i < 20_000; i++) {
      StringBuilder text = new StringBuilder();
      for (int pieces = random.nextInt(12); pieces >= 0; pieces--) {
        text.append(PIECES.get(random.nextInt(PIECES.size())));
      }
      check(text.toString());
    }
  }

  @Test
  void templatesOfModules() throws IOException {
    int count = 0;
    try (Stream<Path> files =
        Files.find(MODULES, 20, (file, is) -> is.isRegularFile(), FOLLOW_LINKS)) {
      for (Path file :
          (Iterable<Path>) files.filter(f -> f.toString().endsWith(".erb"))::iterator) {
        String text = Files.readString(file);
        if (!ErbCode.isSpecial(text)) {
          check(text);
          count++;
        }
      }
    }
    assertThat(count).isGreaterThan(100);
  }
}
