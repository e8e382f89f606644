# A project of the cloud.
type Profile::Tenant = Struct[{
  description        => String[1],
  Optional[enabled]  => Boolean,
  Optional[users]    => Hash[String[1], Array[Enum['member', 'reader', 'admin', 'load-balancer_member'], 1]],
  Optional[networks] => Hash[String[1], Stdlib::IP::Address::V4::CIDR],
  Optional[quota]    => Hash[Enum['cores', 'ram', 'instances', 'volumes', 'gigabytes'], Integer[-1]],
}]
