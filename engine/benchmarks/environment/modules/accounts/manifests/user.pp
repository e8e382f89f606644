# A person with a group, a home and keys.
define accounts::user (
  Integer[1000, 60000]              $uid,
  Pattern[/\A\//]                   $home,
  Array[String[1]]                  $groups = [],
  Hash[String[1], Accounts::Key]    $keys   = {},
  Enum['/bin/bash', '/bin/zsh']     $shell  = '/bin/bash',
  Boolean                           $locked = false,
) {
  group { $title:
    ensure => present,
    gid    => $uid,
  }
  user { $title:
    ensure  => present,
    uid     => $uid,
    gid     => $uid,
    groups  => unique($groups),
    home    => $home,
    comment => "${capitalize($title)} on ${facts['networking']['hostname']}",
    shell   => if $locked { '/usr/sbin/nologin' } else { $shell },
    require => Group[$title],
  }
  file { $home:
    ensure  => directory,
    owner   => $title,
    group   => $title,
    mode    => '0750',
    require => User[$title],
  }
  file { "${home}/.authorized_keys":
    owner   => $title,
    group   => $title,
    mode    => '0600',
    content => epp('accounts/authorized_keys.epp', { 'keys' => $keys, 'user' => $title }),
  }
}
