# Runs the interfaces and schedulers of the cloud.
class role::controller {
  include profile::base
  include profile::openstack::controller

  Class['profile::base'] -> Class['profile::openstack::controller']
}
