package plumb.server;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import plumb.compiler.evaluation.Strictness;
import plumb.server.authority.KeyKind;
import plumb.server.authority.SigningPolicy;

/**
 * What a server is started with.
 *
 * @param address where it listens; all of the machine's when empty
 * @param port zero for any that is free
 * @param names what agents call it; the first one is its own
 * @param directory where its secret is, and its database when that is a file
 * @param database a JDBC URL
 * @param environmentPath directories of environments
 * @param hieraConfig the {@code hiera.yaml} above all environments
 * @param classifier the external node classifier's command
 * @param mounts directories of files by the names that agents use
 * @param keys what keys are made of
 * @param autosign which requests for certificates are signed at once
 */
public record ServerSettings(
    String address,
    int port,
    List<String> names,
    Path directory,
    String database,
    List<Path> environmentPath,
    @Nullable Path hieraConfig,
    @Nullable String classifier,
    Strictness strictness,
    Map<String, Path> mounts,
    KeyKind keys,
    SigningPolicy autosign) {}
