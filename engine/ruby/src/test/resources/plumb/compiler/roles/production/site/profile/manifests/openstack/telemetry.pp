# What is used, and alarms.
class profile::openstack::telemetry {
  include gnocchi
  include gnocchi::api
  include gnocchi::db
  include gnocchi::db::sync
  include gnocchi::logging
  include gnocchi::keystone::auth
  include gnocchi::keystone::authtoken
  include gnocchi::cors
  include gnocchi::healthcheck
  include gnocchi::metricd
  include gnocchi::statsd
  include gnocchi::storage
  include gnocchi::storage::file
  include gnocchi::wsgi::apache
  include aodh
  include aodh::api
  include aodh::db
  include aodh::db::sync
  include aodh::logging
  include aodh::keystone::auth
  include aodh::keystone::authtoken
  include aodh::service_credentials
  include aodh::evaluator
  include aodh::notifier
  include aodh::listener
  include aodh::expirer
  include aodh::cors
  include aodh::healthcheck
  include aodh::wsgi::apache
  include ceilometer
  include ceilometer::logging
  include ceilometer::keystone::auth
  include ceilometer::agent::notification
  include ceilometer::agent::service_credentials
  include ceilometer::db::sync

  profile::openstack::health { 'gnocchi':
    port => 8041,
    path => '/healthcheck',
  }
}
