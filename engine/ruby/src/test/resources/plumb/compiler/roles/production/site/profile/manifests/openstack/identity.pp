# Who may use the cloud.
class profile::openstack::identity {
  include keystone
  include keystone::bootstrap
  include keystone::wsgi::apache
  include keystone::cors
  include keystone::healthcheck
  include keystone::cron::fernet_rotate
  include keystone::cron::trust_flush
  include keystone::security_compliance
  include keystone::federation

  profile::openstack::health { 'keystone':
    port => 5000,
    path => '/healthcheck',
  }
}
