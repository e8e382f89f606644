# Disks.
class profile::openstack::volume {
  include cinder
  include cinder::api
  include cinder::db
  include cinder::db::sync
  include cinder::logging
  include cinder::keystone::auth
  include cinder::keystone::authtoken
  include cinder::keystone::service_user
  include cinder::cors
  include cinder::healthcheck
  include cinder::scheduler
  include cinder::scheduler::filter
  include cinder::volume
  include cinder::backends
  include cinder::backup
  include cinder::backup::swift
  include cinder::quota
  include cinder::glance
  include cinder::nova
  include cinder::cron::db_purge
  include cinder::wsgi::apache
  include cinder::key_manager
  include cinder::coordination
  include cinder::policy

  profile::openstack::health { 'cinder':
    port => 8776,
    path => '/healthcheck',
  }
}
