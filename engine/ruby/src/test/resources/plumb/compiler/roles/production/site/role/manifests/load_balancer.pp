# Spreads requests over the nodes behind it.
class role::load_balancer {
  include profile::base
  include profile::load_balancer
}
