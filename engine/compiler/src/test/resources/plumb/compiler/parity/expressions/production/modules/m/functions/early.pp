function m::early($x) {
  if $x > 2 { return('big') }
  'small'
}
