package plumb.analysis.semantic.checks;

import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import plumb.analysis.Level;
import plumb.analysis.semantic.Code;
import plumb.analysis.semantic.Program;
import plumb.analysis.semantic.Project;
import plumb.analysis.semantic.ProjectFile;
import plumb.analysis.semantic.Reports;
import plumb.analysis.semantic.SemanticCheck;
import plumb.analysis.uses.CodeNames;
import plumb.analysis.uses.NamePlace;
import plumb.analysis.uses.NameVisitor;
import plumb.analysis.uses.RubyNames;
import plumb.analysis.uses.Site;
import plumb.compiler.deprecation.Deprecation;
import plumb.compiler.deprecation.Deprecation.Kind;
import plumb.compiler.deprecation.Deprecation.Subject;

/** Names that their modules say are on their way out; an error of those that are gone. */
final class DeprecatedName extends SemanticCheck {
  DeprecatedName() {
    super("deprecated_name", Level.WARNING);
  }

  @Override
  public void check(Program program, Reports reports) {
    CodeNames.show(program, new Uses(program.project(), program.source().text(), reports));
  }

  @Override
  public void checkFile(ProjectFile file, Reports reports) {
    // EPP templates are programs, too.
    if (file.kind() == ProjectFile.Kind.ERB) {
      String text = file.source().text();
      RubyNames.show(text, new Uses(file.project(), text, reports));
    }
  }

  /** Looks names up, and reports those that are on their way out. */
  private static final class Uses implements NameVisitor {
    private final Project project;
    private final OldNames names;
    private final String text;
    private final Reports reports;

    /** A name can be shown twice, as within a title of several names. */
    private final Set<Integer> places = new HashSet<>();

    private String ownClass = "";

    Uses(Project project, String text, Reports reports) {
      this.project = project;
      this.names = new OldNames(project);
      this.text = text;
      this.reports = reports;
    }

    @Override
    public void enter(Code code) {
      ownClass = code.kind() == Code.Kind.CLASS ? code.name() : "";
    }

    @Override
    public void name(Named named, String name, int pos) {
      if (name.equals(ownClass)) {
        return;
      }
      switch (named) {
        case CLASS -> report(names.definition(Kind.CLASS, name), name, pos);
        case RESOURCE -> report(names.definition(Kind.DEFINED_TYPE, name), name, pos);
        case FUNCTION -> report(names.function(name), name, pos);
        case TYPE_ALIAS -> {}
      }
    }

    @Override
    public void argument(Argument argument) {
      String name = argument.name();
      if (argument.owner().isComputed()) {
        return;
      }
      report(names.parameter(argument.owner().name(), name), name, argument.pos());
    }

    @Override
    public void read(Owner owner, String parameter, int pos, Site site) {
      if (!owner.isComputed()) {
        report(names.parameter(owner.name(), parameter), parameter, pos);
      }
    }

    @Override
    public void key(String key, int pos, Site site) {
      Subject subject = Subject.of(Kind.PARAMETER, Subject.canonical(key));
      String parameter = subject.parameter();
      if (parameter != null && !(site == Site.READ && subject.owner().equals(ownClass))) {
        report(names.variable(subject.owner(), parameter), subject.toString(), pos);
      }
    }

    private void report(@Nullable Deprecation deprecation, String written, int pos) {
      if (deprecation == null) {
        return;
      }
      int found = NamePlace.of(text, written, pos);
      int place = found < 0 ? pos : found;
      if (places.add(place)) {
        Subject target = Successors.end(deprecation, project);
        String hint = target == null ? null : "use " + target;
        String version = project.version(deprecation.module());
        boolean gone = deprecation.isGoneIn(version);
        String message = deprecation.message();
        reports.add(
            place,
            gone ? Level.ERROR : Level.WARNING,
            deprecation.subject()
                + (gone ? gone(deprecation, version) : deprecated(deprecation))
                + (message == null ? "" : ": " + message),
            hint);
      }
    }

    private static String gone(Deprecation deprecation, @Nullable String version) {
      String module = deprecation.module() == null ? "" : deprecation.module() + " ";
      return " is gone since " + module + deprecation.removedIn() + " (this is " + version + ")";
    }

    private static String deprecated(Deprecation deprecation) {
      StringBuilder text = new StringBuilder(" is deprecated");
      if (deprecation.since() != null) {
        text.append(" since ").append(deprecation.since());
      }
      if (deprecation.removedIn() != null) {
        text.append(deprecation.since() == null ? ", " : " and ");
        text.append("gone in ").append(deprecation.removedIn());
      }
      return text.toString();
    }
  }
}
