# Where there is room.
class profile::openstack::placement {
  include placement
  include placement::api
  include placement::db
  include placement::db::sync
  include placement::logging
  include placement::keystone::auth
  include placement::keystone::authtoken
  include placement::wsgi::apache
  include placement::cors

  profile::openstack::health { 'placement':
    port => 8778,
    path => '/',
  }
}
