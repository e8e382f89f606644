# Secrets of tenants.
class profile::openstack::secrets {
  include barbican
  include barbican::api
  include barbican::api::logging
  include barbican::db
  include barbican::db::sync
  include barbican::keystone::auth
  include barbican::keystone::authtoken
  include barbican::cors
  include barbican::healthcheck
  include barbican::worker
  include barbican::quota
  include barbican::retry_scheduler
  include barbican::wsgi::apache
  include barbican::plugins::simple_crypto
  include barbican::keystone::notification
  include barbican::policy

  profile::openstack::health { 'barbican':
    port => 9311,
    path => '/healthcheck',
  }
}
