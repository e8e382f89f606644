# Somebody's account with what belongs to it.
define profile::base::account (
  Integer[1000, 60000] $uid,
  String[1] $full_name,
  String[1] $team,
  Array[Profile::Key] $keys = [],
  Enum['bash', 'zsh', 'sh'] $shell = 'bash',
  Boolean $sudo = false,
) {
  $home = "/home/${name}"

  user { $name:
    ensure         => present,
    uid            => $uid,
    gid            => $team,
    comment        => $full_name,
    home           => $home,
    managehome     => true,
    shell          => "/bin/${shell}",
    groups         => if $sudo { ['adm', lookup('profile::base::sudo_group')] } else { [] },
    purge_ssh_keys => true,
  }

  file {
    default:
      ensure => directory,
      owner  => $name,
      group  => $team,
      mode   => '0700';
    $home:
      mode => '0750';
    ["${home}/.ssh", "${home}/bin"]:
  }

  $keys.each |$key| {
    ssh_authorized_key { "${name} ${key['name']}":
      user => $name,
      type => $key['type'],
      key  => $key['key'],
    }
  }

  if $sudo {
    file { "/etc/sudoers.d/${name}":
      mode    => '0440',
      content => inline_epp("<%= \$name %> ALL=(ALL:ALL) <%= \$how %>\n", {
          'name' => $name,
          'how'  => $keys ? { [] => 'ALL', default => 'NOPASSWD: ALL' },
      }),
    }
  }
}
