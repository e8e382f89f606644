function m::typed(Integer[1, 9] $x) {
  $x
}
