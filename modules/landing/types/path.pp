# @summary An absolute path below the root directory.
type Landing::Path = Pattern[/\A\/[^\/\0]/]
