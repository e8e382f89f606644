package plumb.server.gate;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import plumb.server.git.repository.HostedRepository;
import plumb.server.git.repository.Repositories;

/**
 * The URLs by which settings and Puppetfiles may call the server's own repositories: their objects
 * are read from the disk. Thread-safe.
 *
 * @param prefixes what comes before a repository's name
 */
public record HostedUrls(Repositories repositories, List<String> prefixes) {
  public HostedUrls {
    prefixes = List.copyOf(prefixes);
  }

  /** The URLs of a server that is called by some names. */
  public static HostedUrls of(Repositories repositories, List<String> names, int port) {
    List<String> prefixes = new ArrayList<>();
    for (String name : names) {
      prefixes.add("https://" + name + ":" + port + "/git/");
      prefixes.add("https://" + name + "/git/");
    }
    return new HostedUrls(repositories, prefixes);
  }

  /** Each repository's directory by each of its URLs. */
  public Map<String, Path> all() throws IOException {
    Map<String, Path> all = new TreeMap<>();
    for (HostedRepository repository : repositories.all()) {
      of(repository).forEach(url -> all.put(url, repository.directory()));
    }
    return all;
  }

  /** The URLs of one repository. */
  public List<String> of(HostedRepository repository) {
    List<String> urls = new ArrayList<>();
    for (String prefix : prefixes) {
      urls.add(prefix + repository.name());
      urls.add(prefix + repository.name() + ".git");
    }
    urls.add(repository.directory().toString());
    urls.add("file://" + repository.directory());
    return urls;
  }
}
