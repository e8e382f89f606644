# Images that machines start from.
class profile::openstack::image {
  include glance
  include glance::api
  include glance::api::authtoken
  include glance::api::db
  include glance::api::logging
  include glance::keystone::auth
  ['fast', 'slow'].each |$store| {
    glance::backend::multistore::file { $store:
      filesystem_store_datadir => "/srv/images/${store}",
      store_description        => "Images on ${store} disks",
    }
  }
  include glance::notify::rabbitmq
  include glance::cors
  include glance::healthcheck
  include glance::cache::cleaner
  include glance::cache::pruner
  include glance::cron::db_purge
  include glance::wsgi::apache
  include glance::key_manager
  include glance::limit

  profile::openstack::health { 'glance':
    port => 9292,
    path => '/healthcheck',
  }
}
