# The server of databases: its tuning follows from the memory of the node.
#
# @param databases by name: who uses them, and from where
# @param root_password of the server
# @param share of the memory, in percent, that the server may have
# @param readers who may read everything
class profile::database (
  Hash[String[1], Profile::Database] $databases,
  Variant[String[8], Sensitive[String[8]]] $root_password,
  Integer[10, 90] $share = 60,
  Array[String[1]] $readers = [],
) {
  $memory = $facts['memory']['system']['total_bytes']
  $pool = $memory * $share / 100 / 1048576

  class { 'mysql::server':
    root_password           => $root_password,
    remove_default_accounts => true,
    restart                 => false,
    override_options        => deep_merge(lookup('profile::database::options', Hash, 'deep', {}), {
        'mysqld' => {
          'bind-address'            => $facts['networking']['ip'],
          'innodb_buffer_pool_size' => "${pool}M",
          'server-id'               => fqdn_rand(1000, 'database') + 1,
        },
    }),
  }
  class { 'mysql::client': }
  class { 'mysql::server::backup':
    backupuser        => 'backup',
    backuppassword    => unwrap(lookup('profile::database::backup_password', Sensitive)),
    backupdir         => '/srv/backup/mysql',
    backupdatabases   => $databases.filter |$name, $database| { $database['backup'] =~ NotUndef }.keys.sort,
    file_per_database => true,
    time              => ['3', fqdn_rand(60, 'backup')],
    postscript        => ['rsync -a /srv/backup/mysql/ backup.example.com:mysql/', 'logger saved'],
  }

  $databases.each |$name, $database| {
    profile::database::service { $name:
      * => $database,
    }
  }

  $readers.each |$reader| {
    $hosts = ['localhost', '10.0.%']
    $hosts.each |$host| {
      mysql_user { "${reader}@${host}":
        ensure        => present,
        password_hash => mysql::password("read-${reader}"),
      }
      mysql_grant { "${reader}@${host}/*.*":
        user       => "${reader}@${host}",
        table      => '*.*',
        privileges => ['SELECT', 'SHOW VIEW'],
        require    => Mysql_user["${reader}@${host}"],
      }
    }
  }

  file { '/etc/mysql/overview.txt':
    mode    => '0600',
    content => template('profile/database/overview.erb'),
    require => Class['mysql::server::install'],
  }

  # Who copies data waits for all databases.
  Mysql::Db <| |> -> Cron['mysql-backup']
}
