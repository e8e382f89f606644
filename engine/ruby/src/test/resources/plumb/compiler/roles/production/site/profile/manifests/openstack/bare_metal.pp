# Hands out whole machines: boots, inspects, cleans and images them.
#
# @param drivers by name of the hardware: how each part is controlled
# @param nodes machines that are known from the start
class profile::openstack::bare_metal (
  Hash[String[1], Hash[Enum['boot', 'deploy', 'management', 'power', 'raid', 'vendor'], Array[String[1], 1]]] $drivers,
  Hash[Stdlib::MAC, Struct[{ name => String[1], driver => String[1], address => Stdlib::IP::Address::V4 }]] $nodes,
) {
  $kinds = ['boot', 'deploy', 'management', 'power', 'raid', 'vendor']
  $interfaces = $kinds.reduce({}) |$all, $kind| {
    $all + { "enabled_${kind}_interfaces" => $drivers.map |$name, $parts| { pick($parts[$kind], ["no-${kind}"]) }.flatten.unique }
  }

  include ironic
  include ironic::db
  include ironic::logging
  include ironic::api
  include ironic::api::authtoken
  include ironic::cors
  include ironic::healthcheck
  include ironic::client
  include ironic::glance
  include ironic::neutron
  include ironic::nova
  include ironic::swift
  include ironic::cinder
  include ironic::service_catalog
  include ironic::json_rpc
  include ironic::disk_utils
  include ironic::pxe
  include ironic::policy

  class { 'ironic::conductor':
    enabled_hardware_types => $drivers.keys.sort,
    automated_clean        => true,
    cleaning_network       => 'provisioning',
    provisioning_network   => 'provisioning',
    http_url               => "http://${facts['networking']['ip']}:8088",
  }
  class { 'ironic::drivers::interfaces':
    default_boot_interface => 'ipxe',
    *                      => $interfaces,
  }
  include ironic::drivers::agent
  include ironic::drivers::ansible
  include ironic::drivers::ipmi
  include ironic::drivers::redfish
  include ironic::drivers::ilo
  include ironic::drivers::pxe
  include ironic::drivers::inspector

  include ironic::inspector
  include ironic::inspector::authtoken
  include ironic::inspector::db
  include ironic::inspector::logging
  include ironic::inspector::ironic
  include ironic::inspector::swift
  include ironic::inspector::service_catalog
  include ironic::inspector::pxe_filter
  include ironic::inspector::pxe_filter::dnsmasq

  $nodes.each |$mac, $node| {
    file { "/etc/ironic/known/${node['name']}.json":
      mode    => '0600',
      content => to_json($node + { 'mac' => $mac.downcase, 'interfaces' => $drivers[$node['driver']] }),
      require => Anchor['ironic::config::end'],
    }
    @host { "console-${node['name']}":
      ip  => $node['address'],
      tag => $node['driver'],
    }
  }
  Host <| tag == 'redfish' or tag == 'ilo' |> {
    comment => 'console of a machine that can be asked',
  }

  profile::openstack::health { 'ironic':
    port  => 6385,
    codes => [200, 401],
  }
}
