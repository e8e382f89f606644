# What a kernel parameter can be set to.
type Profile::Setting = Variant[Integer, Boolean, Pattern[/\A[\w. \t%-]+\z/]]
