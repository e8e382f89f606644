package plumb.analysis.semantic.checks;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import plumb.analysis.Level;
import plumb.analysis.semantic.ProjectFile;
import plumb.analysis.semantic.Reports;
import plumb.analysis.semantic.SemanticCheck;

/**
 * What can be seen of a Puppetfile without running it: modules that it lists twice, and names that
 * no module has. Files with conditions or loops are not judged.
 */
final class InvalidPuppetfile extends SemanticCheck {
  private static final Pattern MODULE = Pattern.compile("^\\s*mod\\s*\\(?\\s*(['\"])([^'\"]*)\\1");
  private static final Pattern CODE =
      Pattern.compile("(?m)^\\s*(if|unless|case|def|while|begin)\\b|\\bdo\\b|\\.each\\b");
  private static final Pattern NAME = Pattern.compile("(\\w+[-/])?[a-z]\\w*");

  InvalidPuppetfile() {
    super("invalid_puppetfile", Level.WARNING);
  }

  @Override
  public void checkFile(ProjectFile file, Reports reports) {
    String text = file.source().text();
    if (file.kind() != ProjectFile.Kind.PUPPETFILE || CODE.matcher(text).find()) {
      return;
    }
    Set<String> seen = new HashSet<>();
    List<String> lines = List.of(text.split("\n", -1));
    for (int i = 0; i < lines.size(); i++) {
      Matcher module = MODULE.matcher(lines.get(i));
      if (!module.find()) {
        continue;
      }
      String name = module.group(2);
      if (!NAME.matcher(name).matches()) {
        reports.addAt(i + 1, module.start(2) + 1, name + " is no name of a module", null);
        continue;
      }
      String directory =
          name.substring(Math.max(name.indexOf('-'), name.indexOf('/')) + 1)
              .toLowerCase(Locale.ROOT);
      if (!seen.add(directory)) {
        reports.addAt(
            i + 1, module.start(2) + 1, "the module " + directory + " is listed before, too", null);
      }
    }
  }
}
