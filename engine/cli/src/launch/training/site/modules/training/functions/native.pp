function training::native(Hash[String, Any] $of) >> Array {
  $of.map |$k, $v| { "${k}=${v}" }
}
