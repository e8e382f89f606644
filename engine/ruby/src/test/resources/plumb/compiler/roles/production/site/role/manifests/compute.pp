# Runs the machines of tenants.
class role::compute {
  include profile::base
  include profile::openstack::compute

  Class['profile::base'] -> Class['profile::openstack::compute']
}
