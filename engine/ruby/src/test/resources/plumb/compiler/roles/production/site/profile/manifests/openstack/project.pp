# A project with those who work in it, its networks and its limits.
define profile::openstack::project (
  String[1] $description,
  String[1] $region,
  Boolean $enabled = true,
  Hash[String[1], Array[String[1], 1]] $users = {},
  Hash[String[1], Stdlib::IP::Address::V4::CIDR] $networks = {},
  Hash[String[1], Integer[-1]] $quota = {},
) {
  keystone_tenant { $name:
    ensure      => present,
    enabled     => $enabled,
    description => "${description} (${region})",
  }

  $users.each |$user, $roles| {
    ensure_resource('keystone_user', $user, {
        'ensure'  => 'present',
        'enabled' => true,
        'email'   => "${user}@${lookup('domain')}",
    })
    keystone_user_role { "${user}@${name}":
      ensure => present,
      roles  => $roles.sort,
    }
  }

  $networks.each |$network, $range| {
    $full = "${name}-${network}"
    [$address, $bits] = $range.split('/')
    $start = $address.regsubst(/\d+$/, '')

    neutron_network { $full:
      ensure                => present,
      tenant_name           => $name,
      provider_network_type => 'vxlan',
      shared                => false,
    }
    neutron_subnet { "${full}-v4":
      ensure           => present,
      cidr             => $range,
      ip_version       => '4',
      network_name     => $full,
      tenant_name      => $name,
      gateway_ip       => "${start}1",
      allocation_pools => ["start=${start}10,end=${start}200"],
      dns_nameservers  => lookup('openstack::resolvers'),
      enable_dhcp      => Integer($bits) < 30,
    }
    neutron_router { "${full}-router":
      ensure               => present,
      tenant_name          => $name,
      gateway_network_name => 'outside',
      require              => Neutron_subnet["${full}-v4"],
    }
    neutron_router_interface { "${full}-router:${full}-v4":
      ensure => present,
    }
  }

  file { "/etc/openstack/projects/${name}.json":
    mode    => '0640',
    content => to_json({
        'project'  => $name,
        'quota'    => { 'cores' => 20, 'instances' => 10, 'ram' => 51200 } + $quota,
        'users'    => $users.keys.sort,
        'networks' => $networks,
    }),
  }

  exec { "quota of ${name}":
    command     => $quota.reduce("openstack quota set ${name}") |$command, $limit| { "${command} --${limit[0]} ${limit[1]}" },
    path        => ['/usr/bin', '/bin'],
    environment => ["OS_REGION_NAME=${region}", 'OS_CLOUD=admin'],
    refreshonly => true,
    subscribe   => File["/etc/openstack/projects/${name}.json"],
    require     => Keystone_tenant[$name],
  }
}
