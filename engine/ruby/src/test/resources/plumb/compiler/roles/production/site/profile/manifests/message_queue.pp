# A member of RabbitMQ's cluster.
#
# @param members of the cluster
# @param cookie that the members know each other by
# @param hosts virtual hosts by name: their users, exchanges, queues and policies
# @param plugins of the server
class profile::message_queue (
  Array[Stdlib::Host, 1] $members,
  String[16] $cookie,
  Hash[String[1], Hash] $hosts,
  Array[String[1]] $plugins,
) {
  class { 'rabbitmq':
    repos_ensure             => false,
    admin_enable             => true,
    delete_guest_user        => true,
    config_cluster           => $members.length > 1,
    cluster_nodes            => $members.map |$member| { $member.split('[.]')[0] },
    cluster_node_type        => 'disc',
    erlang_cookie            => $cookie,
    wipe_db_on_cookie_change => true,
    node_ip_address          => $facts['networking']['ip'],
    file_limit               => 65536,
    ssl                      => true,
    ssl_only                 => false,
    ssl_cacert               => '/etc/ssl/certs/site.pem',
    ssl_cert                 => "/etc/ssl/certs/${facts['networking']['fqdn']}.pem",
    ssl_key                  => "/etc/ssl/private/${facts['networking']['fqdn']}.key",
    ssl_versions             => ['tlsv1.2', 'tlsv1.3'],
    config_variables         => {
      'hipe_compile'              => false,
      'collect_statistics'        => 'fine',
      'vm_memory_high_watermark'  => '0.5',
      'default_permissions'       => '[]',
    },
    config_kernel_variables  => { 'inet_dist_listen_min' => 9100, 'inet_dist_listen_max' => 9105 },
    environment_variables    => { 'LC_ALL' => 'en_US.UTF-8', 'RABBITMQ_NODENAME' => "rabbit@${facts['networking']['hostname']}" },
  }
  contain rabbitmq

  rabbitmq_plugin { $plugins:
    ensure => present,
  }

  $hosts.each |$host, $things| {
    profile::message_queue::virtual_host { $host:
      * => $things,
    }
  }

  # The members learn of each other from what they export.
  @@host { $facts['networking']['fqdn']:
    ip           => $facts['networking']['ip'],
    host_aliases => $facts['networking']['hostname'],
    tag          => 'message-queue',
  }
  Host <<| tag == 'message-queue' and title != $facts['networking']['fqdn'] |>>
}
