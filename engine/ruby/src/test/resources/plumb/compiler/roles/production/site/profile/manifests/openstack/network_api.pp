# Networks.
class profile::openstack::network_api {
  include neutron
  include neutron::server
  include neutron::db
  include neutron::db::sync
  include neutron::logging
  include neutron::keystone::auth
  include neutron::keystone::authtoken
  include neutron::cors
  include neutron::healthcheck
  include neutron::server::notifications
  include neutron::server::notifications::nova
  include neutron::server::placement
  include neutron::plugins::ml2
  include neutron::agents::ml2::ovs
  include neutron::agents::l3
  include neutron::agents::dhcp
  include neutron::agents::metadata
  include neutron::quota
  include neutron::rootwrap
  include neutron::policy

  profile::openstack::health { 'neutron':
    port => 9696,
    path => '/healthcheck',
  }
}
