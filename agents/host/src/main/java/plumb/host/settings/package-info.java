/**
 * Settings in files with sections, such as {@code /etc/nova/nova.conf}. One implementation serves
 * all resource types of that kind: those that belong to one file are described, not programmed
 * ({@link plumb.host.settings.SettingKinds}).
 */
@NullMarked
package plumb.host.settings;

import org.jspecify.annotations.NullMarked;
