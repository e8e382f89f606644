# Takes requests for objects.
class role::swift_proxy {
  include profile::base
  include profile::openstack::objects::proxy

  Class['profile::base'] -> Class['profile::openstack::objects::proxy']
}
