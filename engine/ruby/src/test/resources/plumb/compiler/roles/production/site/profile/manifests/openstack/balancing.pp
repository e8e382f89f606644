# Balancers of tenants.
class profile::openstack::balancing {
  include octavia
  include octavia::api
  include octavia::db
  include octavia::db::sync
  include octavia::logging
  include octavia::keystone::auth
  include octavia::keystone::authtoken
  include octavia::cors
  include octavia::healthcheck
  include octavia::certificates
  include octavia::controller
  include octavia::worker
  include octavia::health_manager
  include octavia::housekeeping
  include octavia::driver_agent
  include octavia::networking
  include octavia::neutron
  include octavia::nova
  include octavia::glance
  include octavia::cinder
  include octavia::service_auth
  include octavia::quota
  include octavia::task_flow
  include octavia::wsgi::apache
  include octavia::policy

  profile::openstack::health { 'octavia':
    port => 9876,
    path => '/healthcheck',
  }
}
