package plumb.server.git.ssh;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.apache.sshd.common.AttributeRepository.AttributeKey;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.digest.BuiltinDigests;
import org.apache.sshd.common.keyprovider.KeyPairProvider;
import org.apache.sshd.common.session.Session;
import org.apache.sshd.common.session.SessionListener;
import org.apache.sshd.common.util.security.SecurityUtils;
import org.apache.sshd.common.util.security.SunJCESecurityProviderRegistrar;
import org.apache.sshd.common.util.security.eddsa.EdDSASecurityProviderRegistrar;
import org.apache.sshd.core.CoreModuleProperties;
import org.apache.sshd.server.auth.pubkey.UserAuthPublicKeyFactory;
import org.apache.sshd.server.forward.RejectAllForwardingFilter;
import org.apache.sshd.server.session.ServerSession;
import plumb.server.access.AccessTokens;
import plumb.server.access.SshKey;
import plumb.server.git.GitTransfers;
import plumb.server.git.GitWork;

/**
 * Serves git over SSH, and nothing else: who has a known key may run {@code git-upload-pack} and
 * {@code git-receive-pack}. There is no shell, nothing is forwarded, and the user's name means
 * nothing. Thread-safe.
 */
public final class SshServer implements AutoCloseable {
  static final AttributeKey<SshKey> KEY = new AttributeKey<>();

  private static final int SESSIONS = 200;
  private static final int CHANNELS_OF_SESSION = 4;
  private static final int KEYS_TRIED = 10;
  private static final Duration INTRODUCTION = Duration.ofSeconds(30);
  private static final Duration SILENCE = Duration.ofMinutes(10);

  private final org.apache.sshd.server.SshServer sshd;
  private final String hostKey;

  /** Learns of what should not have happened. */
  @FunctionalInterface
  public interface Defects {
    void report(String command, Throwable defect);
  }

  private SshServer(org.apache.sshd.server.SshServer sshd, String hostKey) {
    this.sshd = sshd;
    this.hostKey = hostKey;
  }

  /**
   * Starts it.
   *
   * @param hostKey a file, which is made when there is none
   * @throws IOException when the key cannot be used, or the port is taken
   */
  public static SshServer start(
      InetSocketAddress address,
      Path hostKey,
      AccessTokens tokens,
      GitTransfers transfers,
      GitWork work,
      Defects defects)
      throws IOException {
    // Of Bouncy Castle, which it would find and prefer, this program has not everything.
    System.setProperty(
        SecurityUtils.SECURITY_PROVIDER_REGISTRARS,
        SunJCESecurityProviderRegistrar.class.getName()
            + ","
            + EdDSASecurityProviderRegistrar.class.getName());
    var pair = HostKey.in(hostKey);
    org.apache.sshd.server.SshServer sshd = org.apache.sshd.server.SshServer.setUpDefaultServer();
    sshd.setHost(address.getHostString());
    sshd.setPort(address.getPort());
    sshd.setKeyPairProvider(KeyPairProvider.wrap(pair));
    sshd.setUserAuthFactories(List.of(UserAuthPublicKeyFactory.INSTANCE));
    sshd.setPublickeyAuthenticator(
        (user, key, session) -> {
          SshKey shown = new SshKey(KeyUtils.getFingerPrint(BuiltinDigests.sha256, key));
          // The last key that is shown is the one that is proved.
          session.setAttribute(KEY, shown);
          return tokens.find(shown).isPresent();
        });
    sshd.setForwardingFilter(RejectAllForwardingFilter.INSTANCE);
    sshd.setShellFactory(null);
    sshd.setSubsystemFactories(List.of());
    sshd.setCommandFactory(
        (channel, command) -> new GitCommand(command, tokens, transfers, work, defects));
    limit(sshd);
    sshd.start();
    return new SshServer(sshd, KeyUtils.getFingerPrint(BuiltinDigests.sha256, pair.getPublic()));
  }

  private static void limit(org.apache.sshd.server.SshServer sshd) {
    CoreModuleProperties.AUTH_TIMEOUT.set(sshd, INTRODUCTION);
    CoreModuleProperties.IDLE_TIMEOUT.set(sshd, SILENCE);
    CoreModuleProperties.MAX_AUTH_REQUESTS.set(sshd, KEYS_TRIED);
    CoreModuleProperties.MAX_CONCURRENT_CHANNELS.set(sshd, CHANNELS_OF_SESSION);
    CoreModuleProperties.SERVER_IDENTIFICATION.set(sshd, "PLUMB");
    sshd.addSessionListener(
        new SessionListener() {
          @Override
          public void sessionCreated(Session session) {
            if (sshd.getActiveSessions().size() > SESSIONS) {
              session.close(true);
            }
          }
        });
  }

  /** Who shows a session's key; none once it was revoked. */
  static SshKey key(ServerSession session) {
    SshKey key = session.getAttribute(KEY);
    if (key == null) {
      throw new IllegalStateException("a session without a key");
    }
    return key;
  }

  /** The port that it listens on. */
  public int port() {
    return sshd.getPort();
  }

  /** The fingerprint of its key, as clients show it. */
  public String hostKey() {
    return hostKey;
  }

  @Override
  public void close() throws IOException {
    sshd.stop(true);
  }
}
