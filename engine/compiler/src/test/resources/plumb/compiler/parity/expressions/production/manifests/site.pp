notify { 'site': }
@notify { 'virtual': }
@file { '/virtual': }
