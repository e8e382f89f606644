# What all nodes have in common: packages, people, time, logs, limits of the kernel and a way in.
#
# @param packages what is installed everywhere
# @param absent_packages what no node may have
# @param directories directories by path
# @param notice the first lines of the message of the day
# @param contact who answers for the node
class profile::base (
  Array[String[1]] $packages,
  Array[String[1]] $absent_packages,
  Hash[Stdlib::Absolutepath, Hash] $directories,
  String $notice,
  Pattern[/\A[^@\s]+@[^@\s]+\z/] $contact,
) {
  include profile::base::users
  include profile::base::time
  include profile::base::ssh
  include profile::base::kernel
  include profile::base::logs
  include profile::base::jobs
  include "profile::base::${facts['os']['family'].downcase}"
  include profile::monitoring::agent

  ensure_packages($packages)
  ensure_packages($absent_packages, { 'ensure' => 'absent' })

  $directories.each |$path, $attributes| {
    file { $path:
      ensure => directory,
      *      => { 'owner' => 'root', 'group' => 'root', 'mode' => '0755' } + $attributes,
    }
  }

  file { '/etc/motd':
    ensure  => file,
    mode    => '0644',
    content => epp('profile/base/motd.epp', {
        'notice'  => $notice,
        'contact' => $contact,
        'role'    => $facts['role'],
    }),
  }

  file { '/etc/node.yaml':
    ensure  => file,
    mode    => '0640',
    content => to_yaml({
        'role'      => $facts['role'],
        'fqdn'      => $facts['networking']['fqdn'],
        'system'    => "${facts['os']['name']} ${facts['os']['release']['major']}",
        'contact'   => $contact,
        'processes' => $facts['processors']['count'] * 2,
        'packages'  => unique(sort($packages)),
    }),
  }

  # Those who may log in are known before anyone does.
  User <| tag == 'people' |> -> Service <| tag == 'ssh' |>
}
