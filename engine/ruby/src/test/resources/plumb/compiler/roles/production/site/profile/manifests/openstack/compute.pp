# Machines of tenants run here, and are connected here.
#
# @param pools of processors that machines get whole
# @param hugepages how many of which size, in MB
class profile::openstack::compute (
  Array[Pattern[/\A\d+(-\d+)?\z/]] $pools,
  Hash[Enum['2', '1024'], Integer[0]] $hugepages,
) {
  include nova
  include nova::logging
  include nova::cache
  include nova::glance
  include nova::cinder
  include nova::placement
  include nova::network::neutron
  include nova::key_manager
  include nova::workarounds

  class { 'nova::compute':
    vncserver_proxyclient_address => $facts['networking']['ip'],
    vncproxy_host                 => lookup('openstack::public'),
    cpu_dedicated_set             => $pools,
    reserved_host_memory          => $facts['memory']['system']['total_bytes'] / 1048576 / 10,
    resume_guests_state_on_host_boot => true,
  }
  include nova::compute::libvirt
  include nova::compute::libvirt_guests
  include nova::compute::image_cache
  include nova::migration::libvirt
  include nova::migration::qemu

  include neutron
  include neutron::logging
  include neutron::agents::ml2::ovs
  include neutron::agents::metadata

  include ceilometer
  include ceilometer::agent::polling
  include ceilometer::agent::service_credentials

  $hugepages.each |$size, $count| {
    $bytes = Integer($size) * 1024
    file_line { "pages of ${size} MB":
      path  => '/etc/sysfs.d/hugepages.conf',
      line  => "kernel/mm/hugepages/hugepages-${bytes}kB/nr_hugepages = ${count}",
      match => "hugepages-${bytes}kB/",
    }
  }

  $pools.map |$pool| { $pool.split('-').map |$cpu| { Integer($cpu) } }.each |$range| {
    profile::monitoring::check { "${facts['networking']['hostname']} processors ${range.join(' to ')}":
      command => "check-pool ${range[0]} ${range[-1]} ${range[-1] - $range[0] + 1}",
    }
  }

  # Machines are not moved before everybody knows everybody.
  Sshkey <| |> -> Service <| title == 'nova-compute' |>
}
