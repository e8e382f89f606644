package plumb.host;

import java.nio.file.Path;
import java.util.Map;
import plumb.agent.provider.ProviderContext;
import plumb.agent.provider.Providers;
import plumb.agent.schedule.ScheduleProvider;
import plumb.catalog.Catalog;
import plumb.host.accounts.GroupProvider;
import plumb.host.accounts.UserProvider;
import plumb.host.anchors.AnchorProvider;
import plumb.host.archives.ArchiveProvider;
import plumb.host.augeas.AugeasProvider;
import plumb.host.concat.ConcatProvider;
import plumb.host.concat.FragmentProvider;
import plumb.host.cron.CronProvider;
import plumb.host.exec.ExecProvider;
import plumb.host.files.FileProvider;
import plumb.host.files.FilebucketProvider;
import plumb.host.files.TidyProvider;
import plumb.host.lines.FileLineProvider;
import plumb.host.mounts.MountProvider;
import plumb.host.mysql.AccountProvider;
import plumb.host.mysql.DataDirectoryProvider;
import plumb.host.mysql.DatabaseProvider;
import plumb.host.mysql.GrantProvider;
import plumb.host.notify.NotifyProvider;
import plumb.host.packages.PackageProvider;
import plumb.host.postgresql.ConfigurationProvider;
import plumb.host.postgresql.ConnectionProvider;
import plumb.host.postgresql.PsqlProvider;
import plumb.host.postgresql.ReplicationSlotProvider;
import plumb.host.principals.Principals;
import plumb.host.purging.ResourcesProvider;
import plumb.host.records.FileStore;
import plumb.host.records.HostProvider;
import plumb.host.records.MailAliasProvider;
import plumb.host.records.SystemFileStore;
import plumb.host.selinux.SelbooleanProvider;
import plumb.host.selinux.SelmoduleProvider;
import plumb.host.services.ServiceProvider;
import plumb.host.settings.DomainConfigProvider;
import plumb.host.settings.IniSettingProvider;
import plumb.host.settings.IniSubsettingProvider;
import plumb.host.settings.SettingKinds;
import plumb.host.ssh.AuthorizedKeyProvider;
import plumb.host.ssh.SshkeyProvider;
import plumb.host.sysctl.SysctlProvider;
import plumb.host.sysctl.SysctlRuntimeProvider;
import plumb.host.vcs.VcsrepoProvider;
import plumb.host.yum.YumrepoProvider;

/** What can be managed on a Linux host. */
public final class HostProviders {
  /** Where the machine's own descriptions of types are. */
  private static final Path DESCRIBED_TYPES = Path.of("/etc/plumb/types.d");

  private HostProviders() {}

  /** Returns the providers of this machine, none of them opened. */
  public static Providers all() {
    return all(Map.of());
  }

  /** Returns the providers of this machine, and of the types that come with a catalog. */
  public static Providers all(Catalog catalog) {
    return all(catalog.describedTypes());
  }

  private static Providers all(Map<String, Object> describedTypes) {
    Principals principals = new Principals();
    return new Providers()
        .add("Anchor", context -> new AnchorProvider())
        .add("Archive", context -> new ArchiveProvider(context, principals))
        .add("Augeas", AugeasProvider::new)
        .add("Concat_file", ConcatProvider::new)
        .add("Concat_fragment", FragmentProvider::new)
        .add("Cron", context -> new CronProvider())
        .add("Exec", context -> new ExecProvider(principals))
        .add("File", context -> new FileProvider(context, principals))
        .add("File_line", context -> new FileLineProvider(files(context)))
        .add("Filebucket", FilebucketProvider::new)
        .add("Group", context -> new GroupProvider())
        .add("Host", context -> new HostProvider(files(context)))
        .add("Ini_setting", context -> new IniSettingProvider(context, files(context)))
        .add("Ini_subsetting", context -> new IniSubsettingProvider(context, files(context)))
        .add("Keystone_domain_config", context -> new DomainConfigProvider(context, files(context)))
        .add("Mailalias", context -> new MailAliasProvider(files(context)))
        .add("Mount", context -> new MountProvider(context, files(context)))
        .add("Mysql_database", DatabaseProvider::new)
        .add("Mysql_datadir", context -> new DataDirectoryProvider())
        .add("Mysql_grant", GrantProvider::new)
        .add("Mysql_user", AccountProvider::new)
        .add("Notify", context -> new NotifyProvider())
        .add("Package", context -> new PackageProvider())
        .add("Postgresql_conf", context -> new ConfigurationProvider(files(context)))
        .add("Postgresql_conn_validator", context -> new ConnectionProvider(principals))
        .add("Postgresql_psql", context -> new PsqlProvider(principals))
        .add(
            "Postgresql_replication_slot",
            context -> new ReplicationSlotProvider(context, principals))
        .add("Resources", ResourcesProvider::new)
        .add("Schedule", context -> new ScheduleProvider())
        .add("Selboolean", context -> new SelbooleanProvider())
        .add("Selmodule", context -> new SelmoduleProvider())
        .add("Service", ServiceProvider::new)
        .add("Ssh_authorized_key", context -> new AuthorizedKeyProvider(principals))
        .add("Sshkey", context -> new SshkeyProvider(files(context)))
        .add("Sysctl", context -> new SysctlProvider(files(context)))
        .add("Sysctl_runtime", context -> new SysctlRuntimeProvider())
        .add("Tidy", TidyProvider::new)
        .add("User", UserProvider::new)
        .add("Vcsrepo", context -> new VcsrepoProvider(principals))
        .add("Yumrepo", context -> new YumrepoProvider(files(context)))
        .otherwise(new SettingKinds(DESCRIBED_TYPES, describedTypes, HostProviders::files)::find);
  }

  private static FileStore files(ProviderContext context) {
    return new SystemFileStore(FilebucketProvider.keeper(context));
  }
}
