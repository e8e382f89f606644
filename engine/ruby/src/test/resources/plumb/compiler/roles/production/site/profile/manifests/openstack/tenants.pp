# What tenants find: their projects, people, networks, and what machines are made of.
#
# @param projects by name
# @param flavors of machines, by name: processors, memory (MB) and disk (GB)
# @param images by name: where each comes from
class profile::openstack::tenants (
  Hash[String[1], Profile::Tenant] $projects,
  Hash[String[1], Struct[{ cpus => Integer[1], ram => Integer[64], disk => Integer[0], Optional[properties] => Hash[String, String] }]] $flavors,
  Hash[String[1], Struct[{ source => Stdlib::HTTPUrl, format => Enum['qcow2', 'raw'], Optional[properties] => Hash }]] $images,
) {
  $flavors.each |$name, $flavor| {
    nova_flavor { $name:
      ensure     => present,
      vcpus      => $flavor['cpus'],
      ram        => $flavor['ram'],
      disk       => $flavor['disk'],
      properties => $flavor['properties'],
    }
  }

  $images.each |$name, $image| {
    glance_image { $name:
      ensure           => present,
      container_format => 'bare',
      disk_format      => $image['format'],
      is_public        => 'yes',
      source           => $image['source'],
      properties       => pick($image['properties'], {}),
    }
  }

  create_resources('profile::openstack::project', $projects, {
      'region' => lookup('openstack::region'),
  })

  # The oldest rule of every project lets in those who help.
  Neutron_network <| |> -> Neutron_subnet <| |>
}
