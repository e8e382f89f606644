package plumb.server;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import plumb.compiler.Compiler;
import plumb.compiler.evaluation.Strictness;
import plumb.server.authority.KeyKind;
import plumb.server.authority.SigningPolicy;
import plumb.server.gate.GateSettings;
import plumb.server.git.GitSettings;
import plumb.store.nodes.Retention;

/**
 * What a server is started with.
 *
 * @param address where it listens; all of the machine's when empty
 * @param port zero for any that is free
 * @param names what agents call it; the first one is its own
 * @param directory where its secret is, and its database when that is a file
 * @param database a JDBC URL
 * @param environmentPath directories of environments
 * @param hieraConfig the {@code hiera.yaml} above all environments
 * @param classifier the external node classifier's command
 * @param mounts directories of files by the names that agents use
 * @param keys what keys are made of
 * @param autosign which requests for certificates are signed at once
 * @param limits how much it does at once, and keeps
 * @param git where git repositories are
 * @param gate how pushes to them are held against the nodes and deployed; null when they are not
 */
public record ServerSettings(
    String address,
    int port,
    List<String> names,
    Path directory,
    String database,
    List<Path> environmentPath,
    @Nullable Path hieraConfig,
    @Nullable String classifier,
    Strictness strictness,
    Map<String, Path> mounts,
    KeyKind keys,
    SigningPolicy autosign,
    Limits limits,
    GitSettings git,
    @Nullable GateSettings gate) {

  /**
   * How much a server does at once, and keeps.
   *
   * @param compileTime how long one compile may take
   * @param compilesWaiting how many requests for catalogs may wait; more are told to come later
   * @param patience how long a request may wait for its turn
   * @param cachedBytes of catalogs that are kept to be sent again; zero for none
   * @param clientRate requests of one client in a second, on the average; zero for any number
   * @param introduction when a new connection must have shown a certificate to stay open
   * @param retention how long it keeps what it knows of nodes
   */
  public record Limits(
      Duration compileTime,
      int compilesWaiting,
      Duration patience,
      long cachedBytes,
      double clientRate,
      Duration introduction,
      Retention retention) {
    /** Enough for thousands of nodes. */
    public static final Limits USUAL =
        new Limits(
            Compiler.USUAL_LIMIT,
            1000,
            Duration.ofSeconds(60),
            64L << 20,
            200,
            Duration.ofSeconds(60),
            Retention.USUAL);

    /** The same without a cache. */
    public Limits withoutCache() {
      return new Limits(
          compileTime, compilesWaiting, patience, 0, clientRate, introduction, retention);
    }

    /** The same with another time for what is known of nodes. */
    public Limits with(Retention other) {
      return new Limits(
          compileTime, compilesWaiting, patience, cachedBytes, clientRate, introduction, other);
    }

    /** The same with another number of requests that a client may send in a second. */
    public Limits withClientRate(double rate) {
      return new Limits(
          compileTime, compilesWaiting, patience, cachedBytes, rate, introduction, retention);
    }
  }

  /** Settings with the usual limits. */
  public ServerSettings(
      String address,
      int port,
      List<String> names,
      Path directory,
      String database,
      List<Path> environmentPath,
      @Nullable Path hieraConfig,
      @Nullable String classifier,
      Strictness strictness,
      Map<String, Path> mounts,
      KeyKind keys,
      SigningPolicy autosign) {
    this(
        address,
        port,
        names,
        directory,
        database,
        environmentPath,
        hieraConfig,
        classifier,
        strictness,
        mounts,
        keys,
        autosign,
        Limits.USUAL);
  }

  /** Settings with git repositories in the server's directory. */
  public ServerSettings(
      String address,
      int port,
      List<String> names,
      Path directory,
      String database,
      List<Path> environmentPath,
      @Nullable Path hieraConfig,
      @Nullable String classifier,
      Strictness strictness,
      Map<String, Path> mounts,
      KeyKind keys,
      SigningPolicy autosign,
      Limits limits) {
    this(
        address,
        port,
        names,
        directory,
        database,
        environmentPath,
        hieraConfig,
        classifier,
        strictness,
        mounts,
        keys,
        autosign,
        limits,
        GitSettings.in(directory),
        null);
  }

  /** The same with git repositories elsewhere. */
  public ServerSettings with(GitSettings other) {
    return with(other, gate);
  }

  /** The same, where pushes are held against the nodes. */
  public ServerSettings with(GateSettings other) {
    return with(git, other);
  }

  private ServerSettings with(GitSettings someGit, @Nullable GateSettings someGate) {
    return new ServerSettings(
        address,
        port,
        names,
        directory,
        database,
        environmentPath,
        hieraConfig,
        classifier,
        strictness,
        mounts,
        keys,
        autosign,
        limits,
        someGit,
        someGate);
  }
}
