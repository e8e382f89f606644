package plumb.host.files;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which files are to go.
 *
 * @param depth levels below the path that are looked at; 0 for the path alone, -1 for all
 * @param most how many files may be looked at; 0 for any number
 * @param patterns shell patterns of names, of which one has to match; null for every name
 * @param age seconds since the time that {@code time} names; null when that is no reason
 * @param size bytes; null when that is no reason
 * @param time the attribute of a file that tells its age
 * @param directories whether empty directories go too
 * @param removal parameters of the file resources that remove
 */
record DesiredTidy(
    Path path,
    int depth,
    long most,
    @Nullable List<String> patterns,
    @Nullable Long age,
    @Nullable Long size,
    String time,
    boolean directories,
    Map<String, Object> removal) {}
