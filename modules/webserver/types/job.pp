# @summary A command that cron runs.
type Webserver::Job = Struct[{
  command           => String[1],
  Optional[user]    => String[1],
  Optional[minute]  => Variant[Integer[0, 59], Pattern[/\A\*\/\d+\z/], Array[Integer[0, 59]]],
  Optional[hour]    => Variant[Integer[0, 23], Pattern[/\A\*\/\d+\z/], Array[Integer[0, 23]]],
  Optional[weekday] => Integer[0, 7],
}]
