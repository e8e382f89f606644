# The interface for people.
class profile::openstack::dashboard {
  include horizon
  include horizon::dashboards::heat
  include horizon::dashboards::octavia
  include horizon::dashboards::designate
  include horizon::dashboards::manila
  horizon::dashboard { 'magnum': }

  file { '/etc/openstack-dashboard/local_settings.d/_90_site.py':
    content => epp('profile/openstack/site.py.epp', {
        'region'    => lookup('openstack::region'),
        'flavors'   => lookup('profile::openstack::tenants::flavors').keys,
        'resolvers' => lookup('openstack::resolvers'),
    }),
    require => Class['horizon'],
    notify  => Service['httpd'],
  }
}
