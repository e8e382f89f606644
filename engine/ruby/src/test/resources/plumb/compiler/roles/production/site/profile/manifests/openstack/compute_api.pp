# Machines: interfaces and schedulers.
class profile::openstack::compute_api {
  include nova
  include nova::api
  include nova::db
  include nova::db::sync
  include nova::db::sync_api
  include nova::logging
  include nova::keystone
  include nova::keystone::auth
  include nova::keystone::authtoken
  include nova::keystone::service_user
  include nova::cors
  include nova::cache
  include nova::conductor
  include nova::scheduler
  include nova::scheduler::filter
  include nova::vncproxy
  include nova::vncproxy::common
  include nova::metadata
  include nova::placement
  include nova::glance
  include nova::cinder
  include nova::network::neutron
  include nova::quota
  include nova::cell_v2::simple_setup
  include nova::cron::archive_deleted_rows
  include nova::cron::purge_shadow_tables
  include nova::wsgi::apache_api
  include nova::wsgi::apache_metadata
  include nova::pci
  include nova::workarounds
  include nova::vendordata
  include nova::key_manager
  include nova::limit
  include nova::policy

  profile::openstack::health { 'nova':
    port => 8774,
    path => '/',
  }
}
