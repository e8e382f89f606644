# A zone: its records by name, or who has them.
type Profile::Zone = Struct[{
  Optional[records] => Hash[String[1], Variant[Stdlib::IP::Address, Stdlib::Fqdn, Array[Stdlib::IP::Address]]],
  Optional[mail]    => Array[Stdlib::Fqdn],
  Optional[masters] => Array[Stdlib::IP::Address],
  Optional[dynamic] => String[1],
  Optional[reverse] => Boolean,
  Optional[serial]  => Integer[1],
}]
