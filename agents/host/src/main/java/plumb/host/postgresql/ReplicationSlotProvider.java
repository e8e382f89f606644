package plumb.host.postgresql;

import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import plumb.agent.provider.Change;
import plumb.agent.provider.Declaration;
import plumb.agent.provider.Provider;
import plumb.agent.provider.ProviderContext;
import plumb.agent.provider.ProviderException;
import plumb.agent.provider.ResourceLog;
import plumb.host.exec.Launch;
import plumb.host.principals.Principals;

/** Manages the slots of replication of the local server ({@code postgresql_replication_slot}). */
public final class ReplicationSlotProvider
    implements Provider<ReplicationSlotProvider.Slot, Boolean> {
  private static final Psql PSQL =
      new Psql("psql", List.of(), Map.of(), null, null, "postgres", "postgres");

  private final ProviderContext context;
  private final Principals principals;
  private @Nullable Set<String> slots;
  private long asOf = -1;

  /** What is wanted of a slot. */
  public record Slot(String name, @Nullable Boolean present) {}

  /** Opens the provider for one run. */
  public ReplicationSlotProvider(ProviderContext context, Principals principals) {
    this.context = context;
    this.principals = principals;
  }

  @Override
  public String name(Slot desired) {
    return "ruby";
  }

  @Override
  public Slot desire(Declaration declaration) {
    declaration.word("provider", List.of("ruby"));
    String name = declaration.text("name", declaration.title());
    if (!name.matches("[a-z0-9_]+")) {
      declaration.problem(
          "name", "Invalid value \"" + name + "\". Valid values match /^[a-z0-9_]+$/.");
    }
    String ensure = declaration.word("ensure", List.of("present", "absent"));
    return new Slot(name, ensure == null ? null : ensure.equals("present"));
  }

  @Override
  public String identity(Slot desired) {
    return desired.name();
  }

  /** One query serves all slots until something changes. */
  @Override
  public Boolean observe(Slot desired, ResourceLog log)
      throws ProviderException, IOException, InterruptedException {
    Set<String> known = slots;
    if (known == null || asOf != context.changes()) {
      asOf = context.changes();
      known = new HashSet<>();
      for (String line : query("SELECT slot_name FROM pg_replication_slots").split("\n")) {
        known.add(line.strip());
      }
      slots = known;
    }
    return known.contains(desired.name());
  }

  private String query(String sql) throws ProviderException, IOException, InterruptedException {
    Launch.Ended ended = PSQL.execute(sql, false, principals);
    if (ended.status() != 0) {
      throw new ProviderException(ended.output().strip());
    }
    return ended.output();
  }

  @Override
  public List<Change> diff(Slot desired, Boolean there) {
    if (desired.present() == null || desired.present().equals(there)) {
      return List.of();
    }
    return List.of(
        there
            ? Change.ensure("postgresql_replication_slot", "present", "absent")
            : Change.ensure("postgresql_replication_slot", "absent", "present"));
  }

  @Override
  public void apply(Slot desired, Boolean there, Change change, ResourceLog log)
      throws ProviderException, IOException, InterruptedException {
    query(
        there
            ? "SELECT pg_drop_replication_slot('" + desired.name() + "')"
            : "SELECT pg_create_physical_replication_slot('" + desired.name() + "')");
  }
}
