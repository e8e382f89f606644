package plumb.host.settings;

import java.util.List;

/**
 * What was found of a setting.
 *
 * @param exists whether it is there, or the section where only that is wanted
 * @param hasSection whether its section is there
 * @param values its values; none where it is not there
 */
record SettingState(boolean exists, boolean hasSection, List<String> values) {}
