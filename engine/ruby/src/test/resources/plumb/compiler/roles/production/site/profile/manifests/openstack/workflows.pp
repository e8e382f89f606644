# Things that take many steps.
class profile::openstack::workflows {
  include mistral
  include mistral::api
  include mistral::db
  include mistral::db::sync
  include mistral::logging
  include mistral::keystone::auth
  include mistral::keystone::authtoken
  include mistral::cors
  include mistral::engine
  include mistral::executor
  include mistral::event_engine
  include mistral::notifier
  include mistral::coordination
  include mistral::cron_trigger
  include mistral::wsgi::apache
  include mistral::policy

  profile::openstack::health { 'mistral':
    port => 8989,
    path => '/',
  }
}
