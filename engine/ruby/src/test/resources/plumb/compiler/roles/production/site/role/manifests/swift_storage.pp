# Keeps objects on its disks.
class role::swift_storage {
  include profile::base
  include profile::openstack::objects::storage

  Class['profile::base'] -> Class['profile::openstack::objects::storage']
}
