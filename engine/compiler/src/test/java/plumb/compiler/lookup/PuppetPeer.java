package plumb.compiler.lookup;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import plumb.compiler.program.CompileException;
import plumb.compiler.yaml.DataMap;
import plumb.compiler.yaml.RubyPeer;
import plumb.values.EvaluationException;
import plumb.values.types.TypeParser;

/** Makes the same lookups with the real Puppet and with ours, and tells where they differ. */
final class PuppetPeer implements AutoCloseable {
  static final String REQUIREMENT = "require 'puppet'";

  private final RubyPeer ruby;

  PuppetPeer(Path directory) {
    ruby = RubyPeer.start(PuppetPeer.class, "lookup_driver.rb", directory);
  }

  /** A lookup in the driver's form. */
  static Map<String, Object> lookup(String name, Object... settings) {
    Map<String, Object> lookup = new LinkedHashMap<>();
    lookup.put("name", name);
    for (int i = 0; i < settings.length; i += 2) {
      lookup.put((String) settings[i], settings[i + 1]);
    }
    return lookup;
  }

  /** Returns a description of each lookup whose outcome differs. */
  List<String> differences(
      Path environments,
      TestEnvironment environment,
      Map<String, Object> facts,
      List<Map<String, Object>> lookups) {
    Map<String, Object> request = new LinkedHashMap<>();
    request.put("environmentpath", environments.toString());
    request.put("environment", "production");
    request.put("hiera_config", environments.resolve("hiera.yaml").toString());
    request.put("node", "web1.example.com");
    request.put("facts", facts);
    request.put("strict", environment.strictness().name().toLowerCase(Locale.ROOT));
    request.put("lookups", lookups);
    DataMap answer = ruby.ask(request);
    assertThat(answer.get("failure")).as("failure of the driver").isNull();

    Map<String, Object> variables = new LinkedHashMap<>(facts);
    variables.put("facts", facts);
    variables.put("environment", "production");
    variables.put("trusted", Map.of("certname", "web1.example.com", "extensions", Map.of()));
    Hiera hiera = environment.hiera();
    LookupScope scope = environment.scope(variables);
    List<String> differences = new ArrayList<>();
    List<?> results = (List<?>) answer.valueAt(answer.indexOf("results"));
    for (int i = 0; i < lookups.size(); i++) {
      compare(lookups.get(i), (DataMap) results.get(i), hiera, scope, differences);
    }
    return differences;
  }

  private static void compare(
      Map<String, Object> lookup,
      DataMap expected,
      Hiera hiera,
      LookupScope scope,
      List<String> differences) {
    Explainer explainer =
        !lookup.containsKey("explain")
            ? null
            : "options".equals(lookup.get("explain"))
                ? Explainer.ofOptions()
                : Explainer.ofValue().showingSecrets();
    String actual = outcome(lookup, hiera, scope, explainer);
    String wanted =
        expected.containsKey("error")
            ? "error " + issue(expected) + expected.get("error")
            : "value " + expected.get("value");
    // Where the reference knows no line, ours does.
    String comparable =
        wanted.matches("(?s)error \\[HIERA_[A-Z0-9_]*\\].*")
            ? actual.replaceFirst("^(error \\[HIERA_[A-Z0-9_]*):\\d+\\]", "$1]")
            : actual;
    if (!normalized(comparable).equals(normalized(wanted))) {
      differences.add("%n%s%n  puppet %s%n  ours   %s".formatted(lookup, wanted, actual));
    }
    if (explainer != null && !explainer.asText().equals(expected.get("explain"))) {
      differences.add(
          lookup
              + " explained\n"
              + firstDifference(
                  String.valueOf(expected.get("explain")).split("\n", -1),
                  explainer.asText().split("\n", -1)));
    }
  }

  /** Code and place of an error that is an issue of the configuration. */
  private static String issue(DataMap answer) {
    if (!String.valueOf(answer.get("code")).startsWith("HIERA_")) {
      return "";
    }
    String line = answer.containsKey("line") ? ":" + answer.get("line") : "";
    return "[" + answer.get("code") + line + "] ";
  }

  private static String firstDifference(String[] puppet, String[] ours) {
    for (int i = 0; i < Math.max(puppet.length, ours.length); i++) {
      String theirs = i < puppet.length ? puppet[i] : "(end)";
      String own = i < ours.length ? ours[i] : "(end)";
      if (!theirs.equals(own)) {
        String before = i == 0 ? "" : puppet[i - 1];
        return "  line %d, after%n  %s%n  puppet %s%n  ours   %s%n"
            .formatted(i + 1, before, theirs, own);
      }
    }
    return "";
  }

  private static String outcome(
      Map<String, Object> lookup, Hiera hiera, LookupScope scope, @Nullable Explainer explainer) {
    try {
      String kind = (String) lookup.get("hiera");
      Found found =
          kind == null
              ? hiera.lookup(request(lookup), scope, explainer)
              : hiera.hiera(
                  (String) lookup.getOrDefault("name", ""),
                  kind,
                  lookup.get("default"),
                  lookup.get("extra") instanceof String extra ? List.of(extra) : List.of(),
                  null,
                  scope);
      return "value " + Tagged.of(found.value());
    } catch (LookupException e) {
      return "error "
          + (e.isIssue() ? "[" + e.code() + ":" + e.line() + "] " : "")
          + e.getMessage();
    } catch (EvaluationException | CompileException e) {
      return "error " + e.getMessage();
    }
  }

  private static LookupRequest request(Map<String, Object> lookup) {
    Object type = lookup.get("type");
    Object overrides = lookup.get("override");
    Object defaults = lookup.get("defaults");
    Object name = lookup.get("name");
    return new LookupRequest(
        name == null ? "" : name,
        type == null ? null : TypeParser.parse((String) type),
        lookup.get("merge"),
        lookup.get("default"),
        overrides == null ? Map.of() : (Map<?, ?>) overrides,
        defaults == null ? Map.of() : (Map<?, ?>) defaults,
        null);
  }

  /** Texts of parsers and of Ruby itself are not the reference's: their presence is compared. */
  private static String normalized(String outcome) {
    if (outcome.startsWith("error ")) {
      // Ruby's own integers have an index operator, on which the reference stumbles later.
      if (outcome.contains("undefined method `include?' for")
          || outcome.contains("type mismatch: Got Integer when")) {
        return "error: an integer has no parts";
      }
      if (outcome.contains("hiera-eyaml backend error")
          || outcome.contains("cannot be decrypted")) {
        return "error: a value cannot be decrypted";
      }
      for (String foreign : List.of("Unable to parse", "comparison of")) {
        int start = outcome.indexOf(foreign);
        if (start >= 0) {
          return outcome.substring(0, start) + foreign;
        }
      }
      return outcome.strip();
    }
    return outcome;
  }

  @Override
  public void close() {
    ruby.close();
  }
}
