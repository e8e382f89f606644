# The node that watches.
#
# @param nodes who is watched, by name: address and role
# @param alerts whom to tell, by team
# @param interval seconds between two rounds
class profile::monitoring::server (
  Hash[String[1], Struct[{ address => Stdlib::IP::Address, role => String[1] }]] $nodes,
  Hash[String[1], Array[String[1]]] $alerts,
  Integer[10, 3600] $interval = 60,
) {
  include profile::monitoring::agent

  include collectd::plugin::rrdtool
  collectd::plugin::network::listener { 'all':
    port => 25826,
  }
  collectd::plugin::write_graphite::carbon { 'history':
    graphitehost   => $nodes.filter |$name, $node| { $node['role'] == 'monitoring' }.map |$name, $node| { $node['address'] }[0],
    graphiteprefix => "${facts['networking']['hostname']}.",
  }
  class { 'collectd::plugin::ping':
    hosts    => $nodes.keys.sort.map |$name| { "${name}.example.com" },
    interval => $interval,
    timeout  => 1.5,
  }

  class { 'redis':
    bind       => '127.0.0.1',
    maxmemory  => '256mb',
    appendonly => true,
  }
  class { 'postfix':
    relayhost           => lookup('profile::mail_relay'),
    root_mail_recipient => $alerts.values.flatten.unique,
    satellite           => false,
  }

  concat { '/etc/watch/checks.list':
    ensure => present,
    mode   => '0644',
    order  => 'alpha',
  }
  Concat::Fragment <<| tag == 'checks' |>>

  $nodes.each |$name, $node| {
    file { "/etc/watch/hosts/${name}.conf":
      content => epp('profile/monitoring/host.epp', $node + { 'name' => $name, 'interval' => $interval }),
    }
    host { "${name}.example.com":
      ip           => $node['address'],
      host_aliases => [$name, "${node['role']}-${name}"],
    }
  }

  file { '/etc/watch/teams.conf':
    content => template('profile/monitoring/teams.conf.erb'),
    mode    => '0640',
  }
  $by_role = $nodes.group_by |$pair| { $pair[1]['role'] }
  $by_role.each |$role, $members| {
    file { "/etc/watch/roles/${role}":
      content => $members.map |$member| { "${member[0]}\n" }.join,
    }
  }
}
