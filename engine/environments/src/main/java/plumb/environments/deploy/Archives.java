package plumb.environments.deploy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import plumb.environments.archive.ArchiveCache;
import plumb.environments.archive.ArchiveTree;
import plumb.environments.archive.Download;
import plumb.environments.archive.ForgeClient;
import plumb.environments.settings.DeploySettings;
import plumb.environments.store.ObjectStore;
import plumb.environments.store.TreeEntry;

/** Modules of Forges and those that are archives somewhere else. Thread-safe. */
final class Archives {
  private final DeploySettings settings;
  private final ArchiveCache cache;
  private final Download forgeDownload;
  private final Download download;
  private final ForgeClient forge;

  Archives(DeploySettings settings) {
    this.settings = settings;
    cache = new ArchiveCache(settings.cacheDirectory().resolve("plumb/archives"));
    String proxy = settings.forge().proxy();
    forgeDownload = new Download(settings.forge().token(), proxy == null ? "" : proxy);
    download = new Download(null, proxy == null ? "" : proxy);
    forge = new ForgeClient(forgeDownload);
  }

  /**
   * The address of a module on the Forge that the settings or, if they let it, a Puppetfile names.
   */
  String forgeModule(String slug, @Nullable String puppetfileForge) {
    boolean other = puppetfileForge != null && settings.forge().puppetfileOverrides();
    return ForgeClient.module(
        other ? String.valueOf(puppetfileForge) : settings.forge().baseUrl(), slug);
  }

  /** The version of a module's newest release. */
  String latest(String module) {
    return forge.latest(module);
  }

  /** The versions of a module that there are. */
  List<String> versions(String module) {
    return forge.versions(module);
  }

  /** The metadata of a release, as JSON. */
  String metadata(String module, String version) {
    return forge.release(module, version).metadata();
  }

  /** The sum of a release's archive, which is downloaded when the Forge does not tell. */
  String releaseSum(String module, String version) {
    ForgeClient.Release release = forge.release(module, version);
    String sum = release.sha256();
    return sum == null ? fetched(release.file(), forgeDownload) : sum;
  }

  /** The sum of an archive. */
  String sum(String location) {
    return fetched(location, download);
  }

  private String fetched(String location, Download from) {
    String known = cache.known(location);
    try {
      return known == null ? cache.fetch(location, null, from) : known;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Brings a module's files into a store. */
  List<TreeEntry> unpack(ResolvedModule module, ObjectStore store) throws IOException {
    if (module.is(ResolvedModule.TARBALL)) {
      Path archive = cache.get(module.origin(), module.digest(), download);
      return ArchiveTree.unpack(archive, module.origin(), false, store);
    }
    String file = forge.release(module.origin(), module.version()).file();
    Path archive = cache.get(file, module.digest(), forgeDownload);
    return ArchiveTree.unpack(archive, file, true, store);
  }
}
