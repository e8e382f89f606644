# Stacks of other things.
class profile::openstack::orchestration {
  include heat
  include heat::api
  include heat::api_cfn
  include heat::trustee
  include heat::engine
  include heat::db
  include heat::db::sync
  include heat::logging
  include heat::keystone::auth
  include heat::keystone::auth_cfn
  include heat::keystone::authtoken
  include heat::keystone::domain
  include heat::cors
  include heat::healthcheck
  include heat::clients
  include heat::cron::purge_deleted
  include heat::wsgi::apache_api
  include heat::wsgi::apache_api_cfn
  include heat::cache
  include heat::policy

  profile::openstack::health { 'heat':
    port => 8004,
    path => '/healthcheck',
  }
}
