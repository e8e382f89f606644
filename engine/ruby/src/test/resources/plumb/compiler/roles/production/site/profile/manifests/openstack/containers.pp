# Clusters of containers.
class profile::openstack::containers {
  include magnum
  include magnum::api
  include magnum::db
  include magnum::db::sync
  include magnum::logging
  include magnum::keystone::auth
  include magnum::keystone::authtoken
  include magnum::keystone::domain
  include magnum::healthcheck
  include magnum::conductor
  include magnum::certificates
  include magnum::clients
  include magnum::cluster
  include magnum::cluster_template
  include magnum::docker_registry
  include magnum::quota
  include magnum::wsgi::apache
  include magnum::policy

  profile::openstack::health { 'magnum':
    port => 9511,
    path => '/healthcheck',
  }
}
