# A service's database, its user, and what that may do from which hosts.
define profile::database::service (
  Variant[String[1], Sensitive[String[1]]] $password,
  String[1] $user = $name,
  Array[String[1], 1] $hosts = ['localhost'],
  Enum['utf8', 'utf8mb4', 'latin1'] $charset = 'utf8mb4',
  Array[String[1], 1] $grant = ['ALL'],
  Optional[Enum['daily', 'weekly']] $backup = undef,
) {
  $collate = $charset ? {
    'latin1' => 'latin1_swedish_ci',
    default  => "${charset}_general_ci",
  }

  mysql::db { $name:
    user     => $user,
    password => $password,
    host     => $hosts[0],
    charset  => $charset,
    collate  => $collate,
    grant    => $grant,
  }

  $hosts[1, -1].each |$host| {
    mysql_user { "${user}@${host}":
      ensure        => present,
      password_hash => mysql::password($password),
      require       => Mysql::Db[$name],
    }
    mysql_grant { "${user}@${host}/${name}.*":
      privileges => $grant,
      table      => "${name}.*",
      user       => "${user}@${host}",
      require    => Mysql_user["${user}@${host}"],
    }
  }

  if $backup {
    profile::monitoring::check { "${facts['networking']['hostname']} backup ${name}":
      command  => "check-age /srv/backup/mysql/${name}.sql.gz ${backup}",
      interval => $backup ? { 'daily' => 60, 'weekly' => 720 },
    }
  }
}
