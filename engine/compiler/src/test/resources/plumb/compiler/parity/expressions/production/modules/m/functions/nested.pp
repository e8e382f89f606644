function m::nested(String $x) {
  m::optional(upcase($x))
}
