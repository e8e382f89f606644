package plumb.server;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import plumb.compiler.NodeClassifier;
import plumb.compiler.unitcache.CachingUnitReader;
import plumb.server.access.AuditLog;
import plumb.server.authority.Authority;
import plumb.server.gate.Deploys;
import plumb.server.gate.FleetGate;
import plumb.server.gate.GateMeans;
import plumb.server.gate.GateSettings;
import plumb.server.gate.HostedUrls;
import plumb.server.gate.PushHistory;
import plumb.server.git.repository.Repositories;
import plumb.store.Store;

/** Puts together what pushes are held against. */
record Gating(
    ServerSettings settings,
    GateSettings gate,
    Store store,
    Authority authority,
    Repositories repositories,
    AuditLog audit) {

  /** Deploys of what the server's repositories, and others, have. */
  Deploys deploys() {
    return new Deploys(
        gate.deploys(), HostedUrls.of(repositories, settings.names(), settings.port()));
  }

  FleetGate gate(ServerLog log) {
    Path directory = gate.directory();
    String classifier = settings.classifier();
    return new FleetGate(
        GateMeans.of(
            gate,
            deploys(),
            store,
            authority,
            classifier == null ? null : new NodeClassifier(classifier),
            CachingUnitReader.ofUser(),
            new GateMeans.Compiles(
                settings.hieraConfig(), settings.strictness(), settings.limits().compileTime())),
        directory.resolve("pushes"),
        history(),
        log::line);
  }

  PushHistory history() {
    return new PushHistory(store, audit, Clock.systemUTC());
  }

  /** Removes what a killed server has left, and deploys what it has not. */
  void catchUp(ServerLog log) throws IOException {
    deploys().all(sentence -> log.line("deploy: " + sentence));
  }
}
