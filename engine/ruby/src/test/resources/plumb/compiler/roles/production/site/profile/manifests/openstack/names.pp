# Names of machines.
class profile::openstack::names {
  include designate
  include designate::api
  include designate::db
  include designate::db::sync
  include designate::logging
  include designate::keystone::auth
  include designate::keystone::authtoken
  include designate::cors
  include designate::healthcheck
  include designate::central
  include designate::mdns
  include designate::producer
  include designate::worker
  include designate::sink
  include designate::quota
  include designate::coordination
  include designate::wsgi::apache
  include designate::network_api::neutron
  include designate::policy

  profile::openstack::health { 'designate':
    port => 9001,
    path => '/healthcheck',
  }
}
