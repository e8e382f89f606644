package plumb.daemon.server;

import java.nio.file.Path;

/**
 * The files of a node's identity, laid out as Puppet's agent has them, so that a machine that
 * changes over keeps its own.
 */
public record SslFiles(Path directory, String name) {
  Path key() {
    return directory.resolve("private_keys").resolve(name + ".pem");
  }

  Path certificate() {
    return directory.resolve("certs").resolve(name + ".pem");
  }

  Path authority() {
    return directory.resolve("certs/ca.pem");
  }

  Path revocations() {
    return directory.resolve("crl.pem");
  }
}
