package plumb.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import plumb.catalog.DeprecationUse;
import plumb.catalog.Origin;
import plumb.catalog.Resource;
import plumb.compiler.Provenance.Step;
import plumb.compiler.lookup.Attempt;
import plumb.values.Undef;
import plumb.values.ValueText;

/**
 * Where a resource's parameters come from, for people and for programs.
 *
 * @param traces the steps of each parameter's value
 * @param uses the old names that the compile met
 * @param shown what may be seen of a value
 */
record ResourceProvenance(
    Resource resource,
    Map<String, List<Step>> traces,
    List<DeprecationUse> uses,
    UnaryOperator<Object> shown) {
  private static final String REDACTED = "[redacted]";

  String asText() {
    StringBuilder out = new StringBuilder(seen(resource.ref()));
    if (resource.file() != null) {
      out.append("  # ").append(resource.file()).append(':').append(resource.line());
    }
    out.append('\n');
    traces.forEach(
        (name, steps) -> {
          String value =
              isSecret(name)
                  ? REDACTED
                  : ValueText.quoted(shown.apply(resource.parameters().get(name)));
          out.append("  ").append(name).append(" => ").append(value).append('\n');
          String margin = "    ";
          for (Step step : steps) {
            if (step != steps.get(0)) {
              out.append(margin).append("which is ").append(seen(step.subject())).append('\n');
              margin += "  ";
            }
            append(step, margin, out);
          }
        });
    return out.toString();
  }

  /** A text without the secrets in it. */
  private String seen(String text) {
    return String.valueOf(shown.apply(text));
  }

  private boolean isSecret(String name) {
    return resource.sensitive().contains(name);
  }

  private void append(Step step, String margin, StringBuilder out) {
    Origin origin = step.origin();
    if (origin == null) {
      String nothing = step.attempts().isEmpty() ? "set by the compiler" : "no data has it";
      out.append(margin).append(nothing).append('\n');
    } else if (origin.sources().isEmpty()) {
      out.append(margin).append(sentence(step, origin)).append('\n');
    } else {
      out.append(margin).append("merged from\n");
      for (Origin source : origin.sources()) {
        out.append(margin).append("  ").append(sentence(step, source)).append('\n');
      }
    }
    List<Attempt> missed =
        step.attempts().stream().filter(tried -> tried.outcome() != Attempt.Outcome.FOUND).toList();
    if (!missed.isEmpty()) {
      out.append(margin).append("looked in vain in\n");
      missed.forEach(
          tried -> out.append(margin).append("  ").append(seen(tried.toString())).append('\n'));
    }
  }

  /** The name that a value was given by, where that is an old one; null for others. */
  private @Nullable String oldName(Step step, Origin origin) {
    for (DeprecationUse use : uses) {
      String now = use.newName();
      boolean same =
          origin.line() == use.setBy().line() && Objects.equals(origin.file(), use.setBy().file());
      if (same
          && now != null
          && use.code() == DeprecationUse.Code.DEPRECATED
          && (step.subject().contains(now)
              || step.subject().startsWith(now.substring(now.lastIndexOf(':') + 1) + " of "))) {
        return use.oldName();
      }
    }
    return null;
  }

  private String sentence(Step step, Origin origin) {
    String old = oldName(step, origin);
    return sentence(origin) + (old == null ? "" : ", by its old name " + old);
  }

  private String sentence(Origin origin) {
    String place = origin.file() == null ? "" : origin + ": ";
    String detail = origin.detail();
    if (origin.kind() == Origin.Kind.DATA) {
      return place + "data, level \"" + detail + '"';
    }
    return place + origin.kind().phrase() + (detail == null ? "" : ", as " + seen(detail));
  }

  Map<String, Object> asData() {
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("resource", seen(resource.ref()));
    putPlace(data, resource.file(), resource.line());
    Map<String, Object> parameters = new LinkedHashMap<>();
    traces.forEach(
        (name, steps) -> {
          Map<String, Object> one = new LinkedHashMap<>();
          Object value = resource.parameters().get(name);
          one.put(
              "value",
              isSecret(name) ? REDACTED : shown.apply(value == null ? Undef.UNDEF : value));
          one.put("steps", steps.stream().map(this::asData).toList());
          parameters.put(name, one);
        });
    data.put("parameters", parameters);
    return data;
  }

  private Map<String, Object> asData(Step step) {
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("subject", seen(step.subject()));
    if (step.origin() != null) {
      putOrigin(data, step.origin());
      String old = oldName(step, step.origin());
      if (old != null) {
        data.put("old_name", old);
      }
    }
    List<Object> attempts = new ArrayList<>();
    for (Attempt attempt : step.attempts()) {
      Map<String, Object> one = new LinkedHashMap<>();
      one.put("layer", attempt.layer());
      one.put("level", attempt.level());
      if (attempt.place() != null) {
        one.put("place", seen(attempt.place()));
      }
      one.put("outcome", lower(attempt.outcome()));
      if (attempt.line() > 0) {
        one.put("line", (long) attempt.line());
      }
      attempts.add(one);
    }
    if (!attempts.isEmpty()) {
      data.put("attempts", attempts);
    }
    return data;
  }

  private void putOrigin(Map<String, Object> data, Origin origin) {
    data.put("kind", lower(origin.kind()));
    putPlace(data, origin.file(), origin.line());
    if (origin.detail() != null) {
      data.put(origin.kind() == Origin.Kind.DATA ? "level" : "expression", seen(origin.detail()));
    }
    if (!origin.sources().isEmpty()) {
      List<Object> sources = new ArrayList<>();
      for (Origin source : origin.sources()) {
        Map<String, Object> one = new LinkedHashMap<>();
        putOrigin(one, source);
        sources.add(one);
      }
      data.put("sources", sources);
    }
  }

  private static void putPlace(Map<String, Object> data, @Nullable String file, int line) {
    if (file != null) {
      data.put("file", file);
      if (line > 0) {
        data.put("line", (long) line);
      }
    }
  }

  private static String lower(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}
