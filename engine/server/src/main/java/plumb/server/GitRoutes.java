package plumb.server;

import com.linecorp.armeria.common.HttpMethod;
import com.linecorp.armeria.server.Route;
import com.linecorp.armeria.server.ServerBuilder;
import java.time.Duration;
import plumb.server.git.http.GitService;

/** The paths of git repositories. */
final class GitRoutes {
  /** How long a clone or a push may take, with all that a push is held against. */
  private static final Duration LONGEST = Duration.ofHours(1);

  private GitRoutes() {}

  static void add(ServerBuilder builder, GitService git) {
    add(builder, git, HttpMethod.GET, "/git/{name}/info/refs");
    add(builder, git, HttpMethod.POST, "/git/{name}/{service}");
  }

  private static void add(ServerBuilder builder, GitService git, HttpMethod method, String path) {
    // Bodies have the limits of their repositories: they go to the disk, not to memory.
    builder
        .route()
        .addRoute(Route.builder().methods(method).path(path).build())
        .maxRequestLength(0)
        .requestTimeout(LONGEST)
        .build(git);
  }
}
