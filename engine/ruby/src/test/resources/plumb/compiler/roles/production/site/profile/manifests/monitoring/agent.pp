# What a node says of itself to the nodes that watch.
#
# @param server the node that collects
# @param plugins of collectd
# @param checks of this node: arguments by name
class profile::monitoring::agent (
  Stdlib::Host $server,
  Array[String[1]] $plugins,
  Hash[String[1], Hash] $checks,
) {
  class { 'collectd':
    manage_repo     => false,
    purge           => true,
    recurse         => true,
    purge_config    => true,
    minimum_version => '5.12',
  }

  $plugins.each |$plugin| {
    include "collectd::plugin::${plugin}"
  }

  class { 'collectd::plugin::network':
    servers => { $server => { 'port' => 25826 } },
  }

  profile::monitoring::check { "${facts['networking']['hostname']} ping":
    command => 'check-host-alive',
  }
  $checks.each |$name, $check| {
    profile::monitoring::check { "${facts['networking']['hostname']} ${name}":
      * => $check,
    }
  }
}
