package plumb.environments.puppetfile;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import plumb.dsl.source.Diagnostic;
import plumb.dsl.source.Severity;
import plumb.dsl.source.SourceText;

/** What the declarations of a Puppetfile mean, and whether they can be meant. */
final class Declarations {
  private static final String INVALID = "INVALID_PUPPETFILE";

  private final SourceText source;
  private final List<Diagnostic> problems = new ArrayList<>();
  private final List<ModuleDeclaration> modules = new ArrayList<>();
  private final Set<String> names = new HashSet<>();
  private @Nullable String forge;
  private String moduleDirectory = "modules";

  Declarations(SourceText source) {
    this.source = source;
  }

  Puppetfile read() {
    for (Call call : PuppetfileParser.calls(source, problems)) {
      switch (call.name().text()) {
        case "forge" -> forge = argument(call, "the Forge's address");
        case "moduledir" -> moduleDirectory(call);
        default -> module(call);
      }
    }
    problems.sort(Comparator.comparingInt(Diagnostic::offset));
    return new Puppetfile(source, forge, List.copyOf(modules), List.copyOf(problems));
  }

  private @Nullable String argument(Call call, String what) {
    if (call.arguments().size() == 1
        && call.options().isEmpty()
        && call.arguments().get(0).content() instanceof String text) {
      return text;
    }
    error(
        call.name().offset(),
        call.name().length(),
        "'" + call.name().text() + "' takes one string: " + what,
        null);
    return null;
  }

  private void moduleDirectory(Call call) {
    String wanted = argument(call, "the directory of modules");
    if (wanted != null) {
      moduleDirectory =
          inside(wanted, call.arguments().get(0).offset(), call.arguments().get(0).length());
    }
  }

  /** A path within the environment; empty for the environment itself. */
  private String inside(String path, int offset, int length) {
    String inside = RelativePath.clean(path);
    if (inside == null) {
      error(
          offset,
          length,
          path + " is not within the environment",
          "give a path relative to the environment");
      return "modules";
    }
    return inside;
  }

  private void module(Call call) {
    Value title = call.arguments().isEmpty() ? null : call.arguments().get(0);
    if (title == null || !(title.content() instanceof String text)) {
      error(call.name().offset(), call.name().length(), "'mod' needs the module's name", null);
      return;
    }
    int slash = Math.max(text.indexOf('/'), text.indexOf('-'));
    String owner = slash < 0 ? null : text.substring(0, slash);
    String name = text.substring(slash + 1);
    if (!isWord(name) || (owner != null && !isWord(owner))) {
      error(
          title.offset(),
          title.length(),
          text + " is no name of a module",
          "write it as name, or as owner/name");
      return;
    }
    ModuleOptions options = new ModuleOptions(call, this);
    ModuleSource content = options.source(owner != null);
    if (content == null) {
      return;
    }
    if (!names.add(name)) {
      error(title.offset(), title.length(), "the module " + name + " is listed before, too", null);
    }
    Value path = options.installPath();
    String directory = moduleDirectory;
    if (path != null) {
      directory = inside(String.valueOf(path.text()), path.offset(), path.length());
    }
    modules.add(
        new ModuleDeclaration(
            text,
            owner,
            name,
            directory,
            options.excludeSpec(),
            path == null,
            content,
            call.name().offset()));
  }

  /** Ruby's {@code \w+}, which file names are safe with. */
  private static boolean isWord(String text) {
    return !text.isEmpty()
        && text.chars()
            .allMatch(
                c ->
                    c == '_'
                        || (c >= '0' && c <= '9')
                        || (c >= 'a' && c <= 'z')
                        || (c >= 'A' && c <= 'Z'));
  }

  void error(int offset, int length, String message, @Nullable String hint) {
    problems.add(new Diagnostic(INVALID, Severity.ERROR, message, source, offset, length, hint));
  }

  void warning(int offset, int length, String message, @Nullable String hint) {
    problems.add(new Diagnostic(INVALID, Severity.WARNING, message, source, offset, length, hint));
  }
}
