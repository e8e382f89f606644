# A member of the cluster that services talk through.
class role::message_queue {
  include profile::base
  include profile::message_queue
}
