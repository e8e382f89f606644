# What runs at its time. Minutes differ from node to node, but stay the same.
#
# @param jobs for cron, by name
# @param timers units of systemd by name: what is run, and when
class profile::base::jobs (
  Hash[String[1], Hash] $jobs,
  Hash[String[1], Struct[{ command => String[1], when => String[1] }]] $timers,
) {
  $jobs.each |$name, $job| {
    cron { $name:
      * => { 'user' => 'root', 'minute' => fqdn_rand(60, $name) } + $job,
    }
  }

  $timers.each |$name, $timer| {
    systemd::timer { "${name}.timer":
      timer_content   => epp('profile/base/timer.epp', { 'name' => $name, 'calendar' => $timer['when'] }),
      service_content => @("END"),
        [Unit]
        Description=${name.capitalize}

        [Service]
        Type=oneshot
        ExecStart=${timer['command']}
        | END
      enable          => true,
      active          => true,
    }
  }
}
