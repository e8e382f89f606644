# Services of the cloud and what they share.
#
# @param services of the cloud
class profile::openstack::services (
  Array[Pattern[/\A[a-z_]+\z/], 1] $services,
) {
  include profile::openstack::frontend

  $services.each |$service| {
    include "profile::openstack::${service}"
  }
}
