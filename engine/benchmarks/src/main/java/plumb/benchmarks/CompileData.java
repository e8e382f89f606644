package plumb.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The Hiera data that nodes are compiled with: what a node gets depends on its size. */
final class CompileData {
  /** Resources of a node that has neither people nor sites of its own. */
  private static final int FIXED = 34;

  /** Resources that a person makes, and a site. */
  private static final int EACH = 5;

  private final Path directory;

  CompileData(Path directory) {
    this.directory = directory;
  }

  void write(List<Integer> sizes) throws IOException {
    for (String part : List.of("nodes", "sizes", "sites", "os/Debian")) {
      Files.createDirectories(directory.resolve(part));
    }
    Files.writeString(directory.resolve("common.yaml"), Resource.text("common.yaml"));
    Files.writeString(directory.resolve("os/Debian.yaml"), "profile::system::log_level: warning\n");
    Files.writeString(directory.resolve("os/Debian/12.yaml"), "web::port: 8080\n");
    for (int site = 0; site < 20; site++) {
      Files.writeString(
          directory.resolve("sites/site" + site + ".yaml"),
          "profile::system::ntp_servers:\n  - ntp1.site%d.example.com\n".formatted(site)
              + "monitoring::server: watch.site%d.example.com\n".formatted(site));
    }
    for (int node = 0; node < 1000; node += 10) {
      Files.writeString(
          directory.resolve("nodes/" + Inputs.name(node) + ".yaml"),
          "profile::system::contact: team %d\n".formatted(node % 70));
    }
    for (int size : sizes) {
      int things = (size - FIXED) / EACH + 1;
      Files.writeString(
          directory.resolve("sizes/" + size + ".yaml"),
          people(things / 2) + sites(things - things / 2));
    }
  }

  private static String people(int count) {
    StringBuilder out = new StringBuilder("accounts::users:\n");
    for (int i = 0; i < count; i++) {
      out.append(
          "  user%d:\n    uid: %d\n    groups: [staff, team%d]\n".formatted(i, 2000 + i, i % 7));
      out.append(
          "    keys:\n      laptop: { type: ssh-ed25519, key: AAAAC3NzaC1lZDI1NTE5AAAAI%05d }\n"
              .formatted(i));
      if (i % 10 == 3) {
        out.append("    locked: true\n");
      }
    }
    return out.toString();
  }

  private static String sites(int count) {
    StringBuilder out = new StringBuilder("web::sites:\n");
    for (int i = 0; i < count; i++) {
      out.append(
          "  shop%d.example.com:\n    root: /srv/www/shop%d.example.com/htdocs\n".formatted(i, i));
      out.append("    aliases: [www%d, shop-%d]\n    tls: %b\n".formatted(i, i, i % 3 == 0));
      out.append(
          "    headers: { X-Frame-Options: DENY, X-Served-By: \"%{facts.networking.hostname}\" }\n");
      out.append(
          "    weight: 0.%d\n    kind: %s\n".formatted(i % 9 + 1, i % 4 == 0 ? "proxy" : "static"));
    }
    return out.toString();
  }
}
