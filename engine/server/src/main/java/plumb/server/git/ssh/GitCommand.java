package plumb.server.git.ssh;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.sshd.server.Environment;
import org.apache.sshd.server.ExitCallback;
import org.apache.sshd.server.channel.ChannelSession;
import org.apache.sshd.server.command.Command;
import org.eclipse.jgit.errors.PackProtocolException;
import org.jspecify.annotations.Nullable;
import plumb.server.access.AccessTokens;
import plumb.server.access.Grant;
import plumb.server.access.Requester;
import plumb.server.access.SshKey;
import plumb.server.git.GitTransfers;
import plumb.server.git.GitTransfers.Manner;
import plumb.server.git.GitTransfers.Service;
import plumb.server.git.GitWork;
import plumb.server.git.repository.HostedRepository;
import plumb.server.git.repository.Person;

/** One command of a client: a clone, a fetch or a push. */
final class GitCommand implements Command {
  /** As git's clients ask: {@code git-upload-pack '/site.git'}; quotes are the shell's. */
  private static final Pattern LINE =
      Pattern.compile("git[- ](upload|receive)-pack '?/?(?:git/)?([A-Za-z0-9._-]+)/?'?");

  private final String line;
  private final AccessTokens tokens;
  private final GitTransfers transfers;
  private final GitWork work;
  private final SshServer.Defects defects;

  private InputStream input = InputStream.nullInputStream();
  private OutputStream output = OutputStream.nullOutputStream();
  private OutputStream errors = OutputStream.nullOutputStream();
  private @Nullable ExitCallback exit;

  GitCommand(
      String line,
      AccessTokens tokens,
      GitTransfers transfers,
      GitWork work,
      SshServer.Defects defects) {
    this.line = line;
    this.tokens = tokens;
    this.transfers = transfers;
    this.work = work;
    this.defects = defects;
  }

  @Override
  public void setInputStream(InputStream in) {
    input = in;
  }

  @Override
  public void setOutputStream(OutputStream out) {
    output = out;
  }

  @Override
  public void setErrorStream(OutputStream err) {
    errors = err;
  }

  @Override
  public void setExitCallback(ExitCallback callback) {
    exit = callback;
  }

  @Override
  public void start(ChannelSession channel, Environment environment) {
    SshKey key = SshServer.key(channel.getSession());
    String protocol = environment.getEnv().get("GIT_PROTOCOL");
    try {
      work.run(key.fingerprint(), () -> run(key, protocol));
    } catch (RejectedExecutionException full) {
      end("the server has too much to do; try again later");
    }
  }

  private void run(SshKey key, @Nullable String protocol) {
    try {
      end(serve(key, protocol));
    } catch (PackProtocolException told) {
      // The client has been told in git's own protocol.
      end("");
    } catch (IOException e) {
      end("the transfer was broken off");
    } catch (RuntimeException | Error e) {
      defects.report("ssh: " + line, e);
      end("the server failed; its log says how");
    }
  }

  /** Returns what is wrong; null when nothing is. */
  private @Nullable String serve(SshKey key, @Nullable String protocol) throws IOException {
    Matcher asked = LINE.matcher(line);
    if (!asked.matches()) {
      return "only git's own commands are served: git clone, fetch and push";
    }
    Person person = person(key).orElse(null);
    if (person == null) {
      return "this key is not known any more";
    }
    Service service = asked.group(1).equals("upload") ? Service.UPLOAD : Service.RECEIVE;
    HostedRepository repository = transfers.find(asked.group(2), person).orElse(null);
    if (repository == null) {
      return "there is no such repository, or none for " + person.holder();
    }
    if (service == Service.RECEIVE && !transfers.mayWrite(repository, person)) {
      return person.holder() + " may not push to " + repository.name();
    }
    transfers.serve(
        repository,
        service,
        person,
        new Manner(protocol, true),
        who -> person(key).isPresent(),
        input,
        output);
    return null;
  }

  private Optional<Person> person(SshKey key) {
    return tokens.find(key).map(GitCommand::person);
  }

  private static @Nullable Person person(Grant grant) {
    return Person.of(new Requester(null, null, Map.of(), grant));
  }

  private void end(@Nullable String problem) {
    try {
      output.flush();
      if (problem != null && !problem.isEmpty()) {
        errors.write(("plumb: " + problem + "\n").getBytes(StandardCharsets.UTF_8));
      }
      errors.flush();
    } catch (IOException gone) {
      // Nobody is there to be told.
    }
    ExitCallback callback = exit;
    if (callback != null) {
      callback.onExit(problem == null ? 0 : 1);
    }
  }

  /** The client has gone. What has been accepted lands nevertheless. */
  @Override
  public void destroy(ChannelSession channel) throws IOException {
    input.close();
  }
}
