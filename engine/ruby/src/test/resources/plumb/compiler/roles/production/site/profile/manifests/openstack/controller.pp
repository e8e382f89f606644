# The interfaces and schedulers of the cloud, and what tenants find there.
class profile::openstack::controller {
  include profile::openstack::services
  include profile::openstack::tenants

  # Whoever makes things for tenants needs services that are well.
  Profile::Openstack::Health <| |> -> Class['profile::openstack::tenants']
}
