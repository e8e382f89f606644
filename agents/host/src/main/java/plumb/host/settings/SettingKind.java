package plumb.host.settings;

import java.nio.file.Path;
import java.util.List;

/**
 * A resource type whose resources are settings of one file, named "section/setting", or "setting"
 * where the file has no sections. Immutable.
 *
 * @param type lower-case name
 * @param file where the settings are
 * @param sections whether the file has sections; values are written as they are where it has none
 * @param quotes whether resources say by {@code quote} that their values are written in quotes
 * @param several whether a setting may have several values, each on a line of its own
 * @param separator text between the name and the value of a new setting
 * @param secrets whether resources say by {@code secret} that their values are not shown
 * @param choosesPath whether resources may name another file by {@code path}
 * @param choosesSeparator whether resources may name another separator by {@code key_val_separator}
 * @param capitalises whether "true" and "false" are written "True" and "False"; otherwise in small
 *     letters
 * @param absentValue value that means that the setting is not to be there, unless a resource says
 *     otherwise; empty where there is none
 * @param after what comes before these settings, if the catalog has it
 */
record SettingKind(
    String type,
    Path file,
    boolean sections,
    boolean quotes,
    boolean several,
    String separator,
    boolean secrets,
    boolean choosesPath,
    boolean choosesSeparator,
    boolean capitalises,
    String absentValue,
    List<DesiredSetting.Reference> after) {

  IniSyntax syntax(String separator) {
    return new IniSyntax(separator, "[", "]", " ", null);
  }
}
