package plumb.daemon.server;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How to reach servers.
 *
 * @param servers in the order in which they are tried
 * @param certname the name of this machine
 * @param environment the one that is asked for; a server may know better
 * @param ssl the directory of keys and certificates
 * @param fingerprint the authority's SHA-256 digest; null to trust the first answer
 * @param patience how long to wait for a certificate
 * @param pluginFacts the directory that has the servers' external facts
 * @param rubyFacts the file that says which facts in Ruby were warned of
 */
public record ServerOptions(
    List<ServerAddress> servers,
    String certname,
    String environment,
    Path ssl,
    @Nullable String fingerprint,
    Duration patience,
    Path pluginFacts,
    Path rubyFacts) {}
