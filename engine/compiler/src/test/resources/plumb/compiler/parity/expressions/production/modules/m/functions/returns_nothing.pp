function m::returns_nothing() {
  return()
}
