type Training::Data = Struct[{
  path           => Pattern[/\A\//],
  Optional[size] => Integer[0],
  Optional[tags] => Array[String],
}]
