package plumb.environments.deploy;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import plumb.catalog.json.ValueJson;
import plumb.values.Undef;

/** The file {@code .r10k-deploy.json} of an environment, which other tools read. */
final class DeployInfo {
  static final String NAME = ".r10k-deploy.json";

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss xx");

  private DeployInfo() {}

  static String text(EnvironmentPlan plan, Instant start, Instant end) {
    List<Object> modules = new ArrayList<>();
    for (ResolvedModule module : plan.wanted().modules()) {
      Map<String, Object> one = new LinkedHashMap<>();
      one.put("name", module.name());
      one.put("version", module.is(ResolvedModule.LOCAL) ? "0.0.0 (local)" : module.version());
      one.put("sha", module.is(ResolvedModule.GIT) ? module.digest() : Undef.UNDEF);
      modules.add(one);
    }
    Map<String, Object> info = new LinkedHashMap<>();
    info.put("name", plan.wanted().branch());
    info.put("signature", plan.wanted().commit());
    info.put("started_at", time(start));
    info.put("finished_at", time(end));
    info.put("deploy_success", true);
    info.put("module_deploys", modules);
    return ValueJson.text(info, true) + "\n";
  }

  private static String time(Instant instant) {
    return TIME.format(ZonedDateTime.ofInstant(instant, ZoneId.systemDefault()));
  }
}
