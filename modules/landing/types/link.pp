# @summary An address that a browser can open.
type Landing::Link = Pattern[/\Ahttps?:\/\/\S+\z/]
