# Watches all other nodes.
class role::monitoring {
  include profile::base
  include profile::monitoring::server
}
