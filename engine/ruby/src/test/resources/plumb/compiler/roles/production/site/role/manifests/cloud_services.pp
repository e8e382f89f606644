# Runs the services of the cloud that a machine can do without.
class role::cloud_services {
  include profile::base
  include profile::openstack::services
}
