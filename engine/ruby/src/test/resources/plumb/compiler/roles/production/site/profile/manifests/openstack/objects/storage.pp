# Keeps objects on its disks.
#
# @param disks names of devices
# @param filters what a request passes, by the kind of server
class profile::openstack::objects::storage (
  Array[Pattern[/\A[a-z]+\z/], 1] $disks,
  Hash[Enum['account', 'container', 'object'], Array[String[1], 1]] $filters,
) {
  include profile::openstack::objects::cluster

  swift::storage::disk { $disks:
    mount_type => 'uuid',
    require    => Class['swift'],
  }

  class { 'swift::storage::all':
    storage_local_net_ip => $facts['networking']['ip'],
    account_pipeline     => $filters['account'],
    container_pipeline   => $filters['container'],
    object_pipeline      => $filters['object'],
    mount_check          => true,
    log_facility         => 'LOG_LOCAL3',
    incoming_chmod       => 'Du=rwx,g=rx,o=rx,Fu=rw,g=r,o=r',
    outgoing_chmod       => 'Du=rwx,g=rx,o=rx,Fu=rw,g=r,o=r',
  }

  $filters.each |$server, $pipeline| {
    $pipeline.filter |$filter| { $filter =~ /\A(healthcheck|recon)\z/ }.each |$filter| {
      Resource["swift::storage::filter::${filter}"] { $server: }
    }
  }

  swift::ringsync { ['account', 'container', 'object']:
    ring_server => lookup('profile::openstack::objects::ring_server'),
    require     => Class['swift'],
  }
  include swift::storage::cron::recon

  $disks.each |$index, $disk| {
    profile::monitoring::check { "${facts['networking']['hostname']} disk ${disk}":
      command => "check-disk /srv/node/${disk}",
      warn    => 80 + $index,
    }
  }
}
