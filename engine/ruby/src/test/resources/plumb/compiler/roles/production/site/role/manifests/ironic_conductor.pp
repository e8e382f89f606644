# Hands out whole machines.
class role::ironic_conductor {
  include profile::base
  include profile::openstack::bare_metal

  Class['profile::base'] -> Class['profile::openstack::bare_metal']
}
