package plumb.cli.changes;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import plumb.analysis.changes.Change;
import plumb.analysis.changes.Change.Evidence;
import plumb.analysis.changes.ChangeText;
import plumb.analysis.changes.ModuleChanges;
import plumb.analysis.changes.ModuleChanges.Verdict;
import plumb.analysis.changes.Subject;
import plumb.analysis.interfaces.ModuleInterface.Problem;
import plumb.analysis.interfaces.Place;

/** Changes as programs read them. */
public final class ChangesData {
  private ChangesData() {}

  /** All changes of a module, with its versions. */
  public static Map<String, Object> of(ModuleChanges changes) {
    Map<String, Object> report = new LinkedHashMap<>();
    report.put("module", changes.before().module());
    report.put("from", changes.before().version());
    report.put("to", changes.after().version());
    Verdict verdict = changes.verdict();
    report.put("asks_for", changes.gravest().toString());
    if (verdict != null) {
      Map<String, Object> object = new LinkedHashMap<>();
      object.put("asked", verdict.asked().toString());
      object.put("given", verdict.given().toString());
      object.put("honest", verdict.isHonest());
      report.put("version", object);
    }
    List<Object> list = new ArrayList<>();
    changes.changes().forEach(change -> list.add(of(change)));
    report.put("changes", list);
    List<Object> problems = new ArrayList<>();
    changes.before().problems().forEach(one -> problems.add(data("from", one)));
    changes.after().problems().forEach(one -> problems.add(data("to", one)));
    report.put("problems", problems);
    return report;
  }

  /** One change. */
  public static Map<String, Object> of(Change change) {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("kind", change.kind().id());
    object.put("bump", change.bump().toString());
    object.put("subject", data(change.subject()));
    Subject successor = change.successor();
    if (successor != null) {
      object.put("successor", data(successor));
    }
    Evidence evidence = change.evidence();
    if (evidence != null) {
      Map<String, Object> why = new LinkedHashMap<>();
      why.put("proved", evidence.proved());
      why.put("confidence", Math.round(evidence.confidence() * 100) / 100.0);
      why.put("reason", evidence.reason());
      object.put("evidence", why);
    }
    put(object, "before", change.before());
    put(object, "after", change.after());
    place(object, "from", change.oldPlace());
    place(object, "to", change.newPlace());
    object.put("private", change.isPrivate());
    object.put("message", ChangeText.of(change));
    return object;
  }

  private static Map<String, Object> data(Subject subject) {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("sort", subject.sort().noun().replace(' ', '_'));
    object.put("name", subject.owner());
    put(object, "parameter", subject.parameter());
    return object;
  }

  private static Map<String, Object> data(String side, Problem problem) {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("version", side);
    object.put("file", problem.file());
    object.put("message", problem.message());
    return object;
  }

  private static void place(Map<String, Object> object, String key, @Nullable Place place) {
    if (place != null) {
      Map<String, Object> data = new LinkedHashMap<>();
      data.put("file", place.file());
      data.put("line", (long) place.line());
      data.put("column", (long) place.column());
      object.put(key, data);
    }
  }

  private static void put(Map<String, Object> object, String key, @Nullable String value) {
    if (value != null) {
      object.put(key, value);
    }
  }
}
