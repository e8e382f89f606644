# File systems that machines share.
class profile::openstack::shares {
  include manila
  include manila::api
  include manila::db
  include manila::db::sync
  include manila::logging
  include manila::keystone::auth
  include manila::keystone::authtoken
  include manila::cors
  include manila::healthcheck
  include manila::scheduler
  include manila::share
  include manila::backends
  include manila::quota
  include manila::network::neutron
  include manila::compute::nova
  include manila::volume::cinder
  include manila::image::glance
  include manila::wsgi::apache
  include manila::cron::db_purge
  include manila::policy

  profile::openstack::health { 'manila':
    port => 8786,
    path => '/healthcheck',
  }
}
