# A service behind the load balancer.
type Profile::Balanced = Struct[{
  port               => Stdlib::Port,
  servers            => Hash[Stdlib::Host, Stdlib::IP::Address::Nosubnet, 1],
  Optional[mode]     => Enum['http', 'tcp'],
  Optional[balance]  => Enum['roundrobin', 'leastconn', 'source'],
  Optional[check]    => String[1],
  Optional[tls]      => Boolean,
  Optional[backup]   => Boolean,
  Optional[hosts]    => Array[Stdlib::Fqdn],
  Optional[limit]    => Integer[1],
}]
