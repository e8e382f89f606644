define m::d(Optional[Integer] $value = undef) {
  notify { "d ${title} ${value}": }
}
