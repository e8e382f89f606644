# A part of the queue that a service has for itself.
define profile::message_queue::virtual_host (
  Hash[String[1], Hash] $users,
  Hash[String[1], Hash] $exchanges = {},
  Hash[String[1], Hash] $queues = {},
  Hash[String[1], Hash] $policies = {},
) {
  $path = $name ? {
    'main'  => '/',
    default => "/${name}",
  }

  rabbitmq_vhost { $path:
    ensure => present,
  }

  $users.each |$user, $what| {
    ensure_resource('rabbitmq_user', $user, {
        'password' => $what['password'],
        'admin'    => pick($what['admin'], false),
        'tags'     => pick($what['tags'], []),
    })
    rabbitmq_user_permissions { "${user}@${path}":
      configure_permission => pick($what['configure'], '.*'),
      read_permission      => pick($what['read'], '.*'),
      write_permission     => pick_default($what['write'], '.*'),
    }
  }

  $first = $users.keys[0]
  $credentials = { 'user' => $first, 'password' => $users[$first]['password'] }
  $exchanges.each |$exchange, $attributes| {
    rabbitmq_exchange { "${exchange}@${path}":
      * => { 'type' => 'topic', 'durable' => true } + $credentials + $attributes,
    }
  }
  $queues.each |$queue, $attributes| {
    $binding = $attributes['from']
    rabbitmq_queue { "${queue}@${path}":
      durable     => true,
      auto_delete => false,
      arguments   => pick($attributes['arguments'], {}),
      *           => $credentials,
    }
    if $binding {
      rabbitmq_binding { "${binding} to ${queue} at ${name}":
        source           => $binding,
        destination      => $queue,
        vhost            => $path,
        destination_type => 'queue',
        routing_key      => pick($attributes['key'], '#'),
        *                => $credentials,
        require          => [Rabbitmq_exchange["${binding}@${path}"], Rabbitmq_queue["${queue}@${path}"]],
      }
    }
  }
  $policies.each |$policy, $definition| {
    rabbitmq_policy { "${policy}@${path}":
      pattern    => '.*',
      priority   => 0,
      applyto    => 'all',
      definition => $definition,
    }
  }

  Rabbitmq_vhost[$path] -> Rabbitmq_user_permissions <| |>
}
