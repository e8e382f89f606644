function m::badresult() >> Integer {
  'text'
}
