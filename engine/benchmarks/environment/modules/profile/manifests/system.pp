# What every node has: time, logs, kernel parameters.
class profile::system (
  String[1]                                   $timezone,
  Array[Pattern[/\A[a-z0-9.-]+\z/], 1]        $ntp_servers,
  Hash[Pattern[/\A\w+(\.\w+)+\z/], Profile::Setting] $sysctl,
  Enum['debug', 'info', 'warning']            $log_level = 'info',
  Optional[String[1]]                         $contact   = undef,
) {
  File {
    owner => 'root',
    group => 'root',
    mode  => '0644',
  }

  package { ['chrony', 'rsyslog']:
    ensure => installed,
  }
  file { '/etc/chrony/chrony.conf':
    content => epp('profile/chrony.conf.epp', {
      'servers' => $ntp_servers,
      'local'   => $facts['networking']['ip'],
    }),
    require => Package['chrony'],
  }
  ~> service { 'chrony':
    ensure => running,
    enable => true,
  }
  file { '/etc/motd':
    content => epp('profile/motd.epp', { 'contact' => $contact }),
  }
  file { '/etc/timezone':
    content => "${timezone}\n",
  }
  file { '/etc/rsyslog.d/remote.conf':
    content => "${log_level}.* @${facts['site']}.logs.example.com:514\n",
    require => Package['rsyslog'],
  }

  $sysctl.each |String $key, $value| {
    $number = $value ? {
      Boolean => if $value { 1 } else { 0 },
      default => $value,
    }
    file { "/etc/sysctl.d/${regsubst($key, '\.', '-', 'G')}.conf":
      content => "${key} = ${number}\n",
      tag     => 'sysctl',
    }
  }
  exec { 'sysctl --system':
    path        => ['/usr/sbin', '/sbin'],
    refreshonly => true,
  }
  File <| tag == 'sysctl' |> ~> Exec['sysctl --system']
}
