# Takes requests for objects; rings are built here, too.
#
# @param pipeline what a request passes, in order
# @param part_power of two: partitions of a ring
class profile::openstack::objects::proxy (
  Array[String[1], 2] $pipeline,
  Integer[4, 30] $part_power,
) {
  include profile::openstack::objects::cluster

  class { 'memcached':
    listen_ip  => '127.0.0.1',
    max_memory => 512,
  }

  class { 'swift::proxy':
    proxy_local_net_ip => $facts['networking']['ip'],
    pipeline           => $pipeline,
    workers            => $facts['processors']['count'] * 2,
    account_autocreate => true,
    read_affinity      => 'r1z1=100, r1=200',
    write_affinity     => 'r1',
  }

  $pipeline
  .map |$filter| { $filter.regsubst('-', '_', 'G') }
  .filter |$filter| { $filter != 'proxy_server' }
  .unique
  .each |$filter| {
    include "swift::proxy::${filter}"
  }

  class { 'swift::ringbuilder':
    part_power     => $part_power,
    replicas       => 3,
    min_part_hours => 1,
    require        => Class['swift'],
  }
  class { 'swift::ringserver':
    local_net_ip => $facts['networking']['ip'],
  }

  $devices = lookup('profile::openstack::objects::devices', Hash)
  $devices.each |$node, $disks| {
    Integer[0, $disks['count'] - 1].each |$index| {
      $disk = "${disks['address']}:%s/disk${index}"
      ['object', 'container', 'account'].each |$offset, $ring| {
        Resource["ring_${ring}_device"] { sprintf($disk, 6000 + $offset):
          zone   => $disks['zone'],
          weight => if $ring == 'object' { 100 } else { 10 },
        }
      }
    }
  }

  include swift::internal_client
  include swift::objectexpirer
  include swift::containerreconciler
  include swift::dispersion
  include swift::keystone::auth

  Ring_object_device <| |> -> Service <| tag == 'swift-proxy-service' |>
}
