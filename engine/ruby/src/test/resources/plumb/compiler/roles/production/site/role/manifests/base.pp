# What every node is, and all that some are.
class role::base {
  include profile::base
}
