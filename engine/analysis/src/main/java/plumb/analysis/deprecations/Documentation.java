package plumb.analysis.deprecations;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import plumb.analysis.deprecations.Remarks.Remark;

/**
 * The comment above a definition, as puppet-strings and the older ways of RDoc write it.
 *
 * @param parameters what is said of each, by name
 * @param about what is said of the definition itself
 * @param title a heading alone that calls all of it deprecated; null without one
 * @param tag its {@code @deprecated}; null without one
 */
record Documentation(
    Map<String, Description> parameters,
    Description about,
    @Nullable Remark title,
    @Nullable Remark tag) {

  private static final Pattern PARAMETER =
      Pattern.compile(
          "\\s*(?:[*-]\\s*)?(?:\\[\\*(\\w+)\\*\\]|@param\\s+(?:\\[[^\\]]*\\]\\s+)?(\\w+)"
              + "|\\$(\\w+)::)(.*)");

  private static final Pattern TAG = Pattern.compile("\\s*@deprecated\\b(.*)");

  /**
   * What is said of something.
   *
   * @param remark where that starts; null when nothing is said
   * @param text all of it, on one line
   * @param section the heading of deprecated parameters that it stands below; null without one
   */
  record Description(@Nullable Remark remark, String text, @Nullable Remark section) {}

  /** Reads a comment. */
  static Documentation of(List<Remark> comment) {
    return new Reading().read(comment);
  }

  /** One pass over the lines. */
  private static final class Reading {
    private final Map<String, Description> parameters = new LinkedHashMap<>();
    private final List<Remark> about = new ArrayList<>();
    private @Nullable Remark section;
    private @Nullable Remark title;
    private @Nullable Remark tag;
    private @Nullable String current;
    private boolean outside;

    Documentation read(List<Remark> comment) {
      for (int i = 0; i < comment.size(); i++) {
        Remark line = comment.get(i);
        Matcher parameter = PARAMETER.matcher(line.text());
        Matcher deprecated = TAG.matcher(line.text());
        if (parameter.matches()) {
          start(parameter, line);
        } else if (deprecated.matches()) {
          tagged(deprecated.group(1), line);
        } else if (Headings.isDeprecated(line.text())) {
          heading(line, describesParameter(comment, i + 1));
        } else if (Headings.isOther(line.text())) {
          section = null;
          current = null;
          outside = true;
        } else {
          add(line);
        }
      }
      return new Documentation(parameters, aboutAll(), title, tag);
    }

    private static boolean describesParameter(List<Remark> comment, int from) {
      for (Remark line : comment.subList(from, comment.size())) {
        boolean decoration = line.text().chars().noneMatch(Character::isLetterOrDigit);
        if (!decoration) {
          return PARAMETER.matcher(line.text()).matches();
        }
      }
      return false;
    }

    private void heading(Remark line, boolean ofParameters) {
      current = null;
      if (ofParameters) {
        section = line;
      } else if (parameters.isEmpty()) {
        title = line;
      }
    }

    private void start(Matcher parameter, Remark line) {
      current = name(parameter);
      outside = true;
      Description known = parameters.get(current);
      if (known == null) {
        parameters.put(current, new Description(line, parameter.group(4).strip(), section));
      }
    }

    private static String name(Matcher parameter) {
      for (int i = 1; i <= 3; i++) {
        if (parameter.group(i) != null) {
          return parameter.group(i);
        }
      }
      return "";
    }

    private void tagged(String text, Remark line) {
      if (current == null || !line.text().startsWith("  ")) {
        tag = line;
        current = null;
        about.add(line);
      } else {
        add(new Remark(line.line(), line.column(), "@deprecated " + text, true));
      }
    }

    private void add(Remark line) {
      if (current == null) {
        if (!outside) {
          about.add(line);
        }
        return;
      }
      parameters.computeIfPresent(
          current,
          (name, known) ->
              new Description(
                  known.remark(), known.text() + " " + line.text().strip(), known.section()));
    }

    private Description aboutAll() {
      StringBuilder text = new StringBuilder();
      about.forEach(line -> text.append(line.text().strip()).append(' '));
      return new Description(about.isEmpty() ? null : about.get(0), text.toString().strip(), null);
    }
  }
}
