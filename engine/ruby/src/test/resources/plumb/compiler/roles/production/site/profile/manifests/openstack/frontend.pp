# What the services of a node share: the web server, the cache and the client.
#
# @param modules of Apache
class profile::openstack::frontend (
  Array[String[1]] $modules,
) {
  class { 'apache':
    default_vhost => false,
    mpm_module    => 'event',
    purge_configs => true,
  }
  $modules.each |$module| {
    include "apache::mod::${module}"
  }

  class { 'memcached':
    listen_ip       => $facts['networking']['ip'],
    max_memory      => '25%',
    max_connections => 16384,
  }

  include openstack_extras::auth_file
}
